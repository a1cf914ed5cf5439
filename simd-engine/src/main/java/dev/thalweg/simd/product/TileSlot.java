// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// The place of a tile, for a copy of it may be compiled sooner than the first one. All copies compute the same.
final class TileSlot {
    private final TileShape shape;
    private Tile tile;

    /// With a first tile.
    TileSlot(TileShape shape) {
        this.shape = shape;
        tile = TileEmitter.emit(shape);
    }

    TileShape shape() {
        return shape;
    }

    Tile tile() {
        return tile;
    }

    /// Puts the copy that is compiled in place of the first tile.
    void take(Tile compiled) {
        tile = compiled;
    }
}
