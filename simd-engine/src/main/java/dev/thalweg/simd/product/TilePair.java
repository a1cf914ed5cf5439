// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// Two tiles of the same width: one that fills the registers, and a low one for the last rows, which would otherwise cost
/// as much as a full tile. The low one alone serves results of one or two rows.
///
/// @param tall the tile that fills the registers, [TileSet#TALL_ROWS] high
/// @param low the tile for the last rows, [TileSet#LOW_ROWS] high
/// @param columns the width of both
record TilePair(Tile tall, Tile low, int columns) {
    static TilePair emit(TileShape tall, TileShape low) {
        return new TilePair(TileEmitter.emit(tall), TileEmitter.emit(low), tall.columns());
    }

    /// The tile for the next rows when so many are left.
    Tile forRows(int rows) {
        return rows <= TileSet.LOW_ROWS ? low : tall;
    }
}
