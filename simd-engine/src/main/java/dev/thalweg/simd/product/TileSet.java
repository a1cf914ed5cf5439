// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// The tiles that one lane width needs: wide ones for most of the columns, those of a single vector for the rest.
///
/// The sums of a tall wide tile fill the vector registers but for the vectors on the right and one on the left: 6 x 4 + 4 + 1
/// of 32 with 512-bit lanes, 6 x 2 + 2 + 1 of 16 otherwise.
///
/// @param wide tiles several vectors wide
/// @param narrow tiles one vector wide
record TileSet(TilePair wide, TilePair narrow) {
    /// The height of tall tiles.
    static final int TALL_ROWS = 6;
    /// The height of low tiles.
    static final int LOW_ROWS = 2;

    static TileSet emit(ElementType type, int vectorBits) {
        int lanes = vectorBits / (type.bytes() * Byte.SIZE);
        return new TileSet(emit(type, lanes, vectorBits == 512 ? 4 : 2), emit(type, lanes, 1));
    }

    /// The tiles for the next columns when so many are left.
    TilePair forColumns(int columns) {
        return columns >= wide.columns() ? wide : narrow;
    }

    /// How many columns at the end of so many do not fill a vector.
    int partialColumns(int columns) {
        return columns % narrow.columns();
    }

    /// How many rows at the end of so many do not fill a tall tile and are too many for a low one.
    static int partialRows(int rows) {
        int rest = rows % TALL_ROWS;
        return rest > LOW_ROWS ? rest : 0;
    }

    private static TilePair emit(ElementType type, int lanes, int vectors) {
        return TilePair.emit(
                new TileShape(type, lanes, TALL_ROWS, vectors), new TileShape(type, lanes, LOW_ROWS, vectors));
    }
}
