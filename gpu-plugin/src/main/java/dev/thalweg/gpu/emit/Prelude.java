// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.ElementType;

/// What every program begins with: the element type, how sums are made, how a group folds what its items have.
///
/// Sums are made in `double`. A device that has none makes them of pairs of floats: the sum so far, and what was lost in rounding it.
final class Prelude {
    private static final String COMMON = """
                                         #pragma OPENCL FP_CONTRACT OFF
                                         """;
    private static final String DOUBLES = """
                                          #pragma OPENCL EXTENSION cl_khr_fp64 : enable
                                          """;
    private static final String SINGLE = """
                                         typedef float real;
                                         typedef float16 reals;
                                         typedef uint bits;
                                         #define as_bits(x) as_uint(x)
                                         #define as_real(x) as_float(x)
                                         """;
    private static final String TWICE = """
                                        typedef double real;
                                        typedef double16 reals;
                                        typedef ulong bits;
                                        #define as_bits(x) as_ulong(x)
                                        #define as_real(x) as_double(x)
                                        """;
    private static final String WIDE_SUMS = """
                                            typedef double acc;
                                            static acc sum_of(real x) { return x; }
                                            static acc sum_add(acc s, real x) { return s + x; }
                                            static acc sum_join(acc a, acc b) { return a + b; }
                                            static real sum_value(acc s) { return (real) s; }
                                            """;
    private static final String PAIRED_SUMS = """
                                              typedef float2 acc;
                                              static acc sum_of(real x) { return (acc)(x, 0.0f); }
                                              static acc sum_add(acc s, real x) {
                                                const real t = s.x + x;
                                                const real y = t - s.x;
                                                return (acc)(t, s.y + ((s.x - (t - y)) + (x - y)));
                                              }
                                              static acc sum_join(acc a, acc b) { return sum_add((acc)(a.x, a.y + b.y), b.x); }
                                              static real sum_value(acc s) { return isfinite(s.x) ? s.x + s.y : s.x; }
                                              """;
    private static final String FOLDS = """
                                        static real greatest(real m, real x) { return x > m || x != x ? x : m; }
                                        static real least(real m, real x) { return x < m || x != x ? x : m; }
                                        static int label(int i, int size) { return i >= 0 && i < size ? i : -1; }
                                        static int whole(real i, int size) { return i >= 0 && i < (real) size && i == rint(i) ? (int) i : -1; }
                                        static int cut(int item, int share, int rows) { return (int) min((long) item * share, (long) rows); }
                                        """;
    private static final String GROUP_FOLD = """
                                             static %1$s group_%2$s(%1$s x, __local %1$s* pad) {
                                               const int lid = get_local_id(0);
                                               pad[lid] = x;
                                               barrier(CLK_LOCAL_MEM_FENCE);
                                               for (int d = %3$d / 2; d > 0; d /= 2) {
                                                 if (lid < d) pad[lid] = %4$s(pad[lid], pad[lid + d]);
                                                 barrier(CLK_LOCAL_MEM_FENCE);
                                               }
                                               const %1$s all = pad[0];
                                               barrier(CLK_LOCAL_MEM_FENCE);
                                               return all;
                                             }
                                             """;

    private Prelude() {
    }

    static String of(Target target) {
        StringBuilder text = new StringBuilder(COMMON);
        text.append(target.doubles() ? DOUBLES : "");
        text.append(target.type() == ElementType.F32 ? SINGLE : TWICE);
        text.append(target.doubles() ? WIDE_SUMS : PAIRED_SUMS).append(FOLDS);
        if (!target.processor()) {
            int local = Form.GROUPS.local();
            text.append(GROUP_FOLD.formatted("acc", "sum", local, "sum_join"))
                    .append(GROUP_FOLD.formatted("real", "greatest", local, "greatest"))
                    .append(GROUP_FOLD.formatted("real", "least", local, "least"));
        }
        return text.append('\n').toString();
    }
}
