// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// Plain loops over arrays of one element type, once for `float[]` and once for `double[]`. A stride is the distance between
/// two stored rows.
interface ElementLoops {
    static ElementLoops of(ElementType type) {
        return switch (type) {
            case F32 -> new FloatLoops();
            case F64 -> new DoubleLoops();
        };
    }

    /// `sums[c] = 0; for d ascending: sums[c] = fma(left[d], right[d, c], sums[c])` for `c < columns`.
    void multiplyRow(
            int depth,
            Object left,
            int leftAt,
            int leftStride,
            Object right,
            int rightAt,
            int rightStride,
            Object sums,
            int columns);

    /// Products of rows with one column: `sum = 0; for d ascending: sum = fma(left[row, d], right[d], sum)`, then
    /// `result[row] = add ? result[row] + sum : sum` for `row < rows`.
    void multiplyColumn(
            int depth,
            Object left,
            int leftAt,
            int leftStride,
            Object right,
            int rightAt,
            Object result,
            int resultAt,
            int rows,
            boolean add);

    /// `target[row, column] = source[row, column]`.
    void copy(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns);

    /// `target[row, column] += source[row, column]`.
    void add(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns);

    /// `target[row, column] = source[column, row]`.
    void transpose(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns);
}
