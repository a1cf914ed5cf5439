// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// The inner loop of the matrix product: a small rectangle of the result whose sums all live in registers.
///
/// Implementations are hidden classes written by [TileEmitter]. For `row < rows`, `column < columns`:
///
///     sum = 0; for d = 0 … depth − 1: sum = fma(left[row, d], right[d, column], sum)
///     result[row, column] = sum
///
/// Where `left[row, d]` lies depends on the [LeftOrder] that the tile was emitted for. A result may have fewer rows than the tile: sums
/// of rows beyond `rows` are dropped, but what they are made of is read, so it must be there. Columns must all be there: masks are not native everywhere, and where they are, the JIT compiler tends to give up on a method
/// with many masked operations. Adding to the result is left to plain loops for its sake too: it would take a third of the
/// instructions, double the time until the tile is compiled, and few products have more than one block of terms.
interface Tile {
    /// Computes the tile.
    ///
    /// @param depth terms of each sum, may be 0
    /// @param left `left[row, d]` is at `leftAt + row * leftStride + d`, or at `leftAt + row + d * leftStride` if rows lie side by side
    /// @param right `right[d, column]` is at `rightAt + d * rightStride + column`
    /// @param result `result[row, column]` is at `resultAt + row * resultStride + column`
    /// @param rows from 1 to the tile's height; with 0 nothing happens, which is how calls are counted cheaply while the JIT
    /// compiler gets to know the tile
    void multiply(
            int depth,
            Object left,
            int leftAt,
            int leftStride,
            Object right,
            int rightAt,
            int rightStride,
            Object result,
            int resultAt,
            int resultStride,
            int rows);
}
