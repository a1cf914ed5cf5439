// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import java.util.List;

/// Two tiles of the same width: one that fills the registers, and a low one for the last rows, which would otherwise cost
/// as much as a full tile. The low one alone serves results of one or two rows.
///
/// @param tall the tile that fills the registers
/// @param low the tile for the last rows, [TileSet#LOW_ROWS] high
record TilePair(TileSlot tall, TileSlot low) {
    static TilePair emit(TileShape tall) {
        TileShape low = new TileShape(tall.type(), tall.lanes(), TileSet.LOW_ROWS, tall.vectors(), tall.left());
        return new TilePair(new TileSlot(tall), new TileSlot(low));
    }

    /// The tile for the next rows when so many are left.
    Tile forRows(int rows) {
        return rows <= TileSet.LOW_ROWS ? low.tile() : tall.tile();
    }

    List<TileSlot> slots() {
        return List.of(tall, low);
    }
}
