// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// The sizes of one matrix product `result[rows, columns] = op(left)[rows, depth] · op(right)[depth, columns]`.
///
/// All three matrices are stored row after row without gaps; a transposed operand is stored the other way round, as
/// `[depth, rows]` or `[columns, depth]`. A size may be 0: with depth 0 the result is all zeros.
///
/// @param rows rows of the result
/// @param columns columns of the result
/// @param depth terms of each sum
/// @param leftTransposed whether the left operand is stored as `[depth, rows]`
/// @param rightTransposed whether the right operand is stored as `[columns, depth]`
public record ProductShape(int rows, int columns, int depth, boolean leftTransposed, boolean rightTransposed) {
    /// Refuses negative sizes and matrices that do not fit into one array.
    public ProductShape {
        requireArray("left", rows, depth);
        requireArray("right", depth, columns);
        requireArray("result", rows, columns);
    }

    void requireRows(int from, int to) {
        if (from < 0 || to < from || to > rows) {
            throw new IllegalArgumentException(
                    "rows from " + from + " to " + to + " of " + this + "; expected a range within 0 to " + rows);
        }
    }

    int leftLength() {
        return rows * depth;
    }

    int rightLength() {
        return depth * columns;
    }

    int resultLength() {
        return rows * columns;
    }

    private static void requireArray(String matrix, int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the " + matrix + " matrix of a product is " + rows + " x " + columns
                    + "; expected sizes of 0 or more and at most 2^31 - 1 elements");
        }
    }

    /// Such as `[128, 784]ᵀ · [128, 10] -> [784, 10]`, operands as they are stored.
    @Override
    public String toString() {
        return stored(rows, depth, leftTransposed) + " · " + stored(depth, columns, rightTransposed) + " -> [" + rows
                + ", " + columns + "]";
    }

    private static String stored(int rows, int columns, boolean transposed) {
        return transposed ? "[" + columns + ", " + rows + "]ᵀ" : "[" + rows + ", " + columns + "]";
    }
}
