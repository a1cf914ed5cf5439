// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// A matrix product.
///
/// @param rows of the left operand and the result
/// @param depth columns of the left operand, rows of the right one
/// @param columns of the right operand and the result
/// @param left `[rows, depth]`
/// @param right `[depth, columns]`
public record ProductProblem(int rows, int depth, int columns, float[] left, float[] right) implements Problem {

    @Override
    public long elements() {
        return (long) rows * columns;
    }

    @Override
    public long operations() {
        return 2L * rows * depth * columns;
    }
}
