// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.plan.Step;

/// Writes a matrix product as a kernel.
///
/// An entry is a chain of fused multiply-adds over 1,024 terms, ascending, and such blocks are added in order: the bits of every other
/// backend. A processor packs sixteen columns of the right operand and takes four rows at a time. On a graphics processor a group of 16 by
/// 16 items makes a tile of 64 by 64; each step brings sixteen terms of both operands to local memory.
final class ProductText {
    /// Terms of a chain.
    private static final int DEPTH = 1024;

    private final Step.MatrixProduct step;
    private final Signature signature;
    private final String left;
    private final String right;
    private final String result;

    private ProductText(Step.MatrixProduct step, Memories memories) {
        this.step = step;
        signature = new Signature(memories);
        left = signature.read(step.a().name());
        right = signature.read(step.b().name());
        result = signature.write(step.target());
        for (Parameter.Role role : Parameter.Role.values()) {
            signature.extent(role);
        }
    }

    static KernelText write(PlanScope plan, Step.MatrixProduct step, String name) {
        ProductText text = new ProductText(step, plan.memories());
        Lines body = new Lines();
        if (plan.target().processor()) {
            text.processor(body);
        } else {
            text.graphics(body);
        }
        return text.signature.kernel(name, body);
    }

    /// Whether rows of the left operand are stored as columns.
    static boolean isLeftTransposed(Step.MatrixProduct step) {
        return step.k().contains(step.a().axes().getFirst());
    }

    /// Whether rows of the right operand are stored as columns.
    static boolean isRightTransposed(Step.MatrixProduct step) {
        return step.n().contains(step.b().axes().getFirst());
    }

    private String left(String row, String term) {
        return left + "[leftStart + "
                + (isLeftTransposed(step) ? "(" + term + ") * leftStride + " + row
                        : "(" + row + ") * leftStride + " + term)
                + "]";
    }

    private String right(String term, String column) {
        return right + "[rightStart + "
                + (isRightTransposed(step) ? "(" + column + ") * rightStride + " + term
                        : "(" + term + ") * rightStride + " + column)
                + "]";
    }

    private void blocks(Lines out) {
        out.open("for (int block = 0; block == 0 || block < k; block += %d)".formatted(DEPTH));
        out.add("const int depth = min(%d, k - block);".formatted(DEPTH));
    }

    /// Stores a sum of a block, or adds it to what is there.
    private void put(String row, String column, String sum, Lines out) {
        out.open("if (%s < m && %s < n)".formatted(row, column));
        out.add("const int at = resultStart + (%s) * resultStride + %s;".formatted(row, column));
        out.add("%1$s[at] = block == 0 && goesOn == 0 ? %2$s : %1$s[at] + %2$s;".formatted(result, sum));
        out.close();
    }

    private void processor(Lines out) {
        int columns = ProductGrid.PROCESSOR.columns();
        out.add("const int column = get_global_id(0) * %d;".formatted(columns));
        out.add("const int begin = get_global_id(1) * %d;".formatted(ProductGrid.PROCESSOR.rows()));
        out.add("const int end = min(m, begin + %d);".formatted(ProductGrid.PROCESSOR.rows()));
        out.add("real panel[%d];".formatted(DEPTH * columns));
        blocks(out);
        out.add((isRightTransposed(step)
                ? "for (int j = 0; j < %1$d; j++) for (int p = 0; p < depth; p++)"
                : "for (int p = 0; p < depth; p++) for (int j = 0; j < %1$d; j++)").formatted(columns));
        out.add("  panel[p * %d + j] = column + j < n ? %s : 0;".formatted(columns, right("block + p", "column + j")));
        out.open("for (int row = begin; row < end; row += 4)");
        for (int r = 0; r < 4; r++) {
            out.add("const int row%1$d = min(row + %1$d, end - 1);".formatted(r));
            out.add("reals sum%d = (reals) 0;".formatted(r));
        }
        out.open("for (int p = 0; p < depth; p++)");
        out.add("const reals b = vload16(p, panel);");
        for (int r = 0; r < 4; r++) {
            out.add("sum%1$d = fma((reals) %2$s, b, sum%1$d);".formatted(r, left("row" + r, "block + p")));
        }
        out.close();
        out.add("real sums[%d];".formatted(4 * columns));
        for (int r = 0; r < 4; r++) {
            out.add("vstore16(sum%1$d, %1$d, sums);".formatted(r));
        }
        out.add("for (int r = 0; r < min(4, end - row); r++)");
        out.open("for (int j = 0; j < min(%d, n - column); j++)".formatted(columns));
        put("row + r", "column + j", "sums[r * " + columns + " + j]", out);
        out.close().close().close();
    }

    private void graphics(Lines out) {
        out.add("__local real a[16][65];");
        out.add("__local real b[16][65];");
        out.add("const int x = get_local_id(0);");
        out.add("const int y = get_local_id(1);");
        out.add("const int row = get_group_id(1) * %d;".formatted(ProductGrid.GRAPHICS.rows()));
        out.add("const int column = get_group_id(0) * %d;".formatted(ProductGrid.GRAPHICS.columns()));
        blocks(out);
        out.add("real sum[4][4];");
        out.add("for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) sum[i][j] = 0;");
        out.open("for (int step = 0; step < depth; step += 16)");
        out.open("for (int e = y * 16 + x; e < 16 * 64; e += 256)");
        fetch("a", "row", "m", isLeftTransposed(step), left("row + side", "block + step + p"), out);
        fetch("b", "column", "n", !isRightTransposed(step), right("block + step + p", "column + side"), out);
        out.close();
        out.add("barrier(CLK_LOCAL_MEM_FENCE);");
        out.open("for (int p = 0; p < 16; p++)");
        out.add("for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++)");
        out.add("  sum[i][j] = fma(a[p][y + 16 * i], b[p][x + 16 * j], sum[i][j]);");
        out.close();
        out.add("barrier(CLK_LOCAL_MEM_FENCE);");
        out.close();
        out.open("for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++)");
        put("row + y + 16 * i", "column + x + 16 * j", "sum[i][j]", out);
        out.close().close();
    }

    /// Brings an entry to local memory; neighbours in memory are fetched by neighbours.
    private static void fetch(String local, String start, String most, boolean termsLieApart, String entry, Lines out) {
        out.open("");
        out.add("const int side = %s;".formatted(termsLieApart ? "e % 64" : "e / 16"));
        out.add("const int p = %s;".formatted(termsLieApart ? "e / 64" : "e % 16"));
        out.add("%s[p][side] = %s + side < %s && step + p < depth ? %s : 0;".formatted(local, start, most, entry));
        out.close();
    }
}
