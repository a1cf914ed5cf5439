// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.util.Locale;

/// Which tile to emit: numbers of what type, on how many lanes, how high, how wide, for a left operand that lies how.
///
/// @param type what the numbers are
/// @param lanes numbers in one vector
/// @param rows height of the tile
/// @param vectors width of the tile in vectors
/// @param left what lies side by side in the left operand
record TileShape(ElementType type, int lanes, int rows, int vectors, LeftOrder left) {
    TileShape {
        if (lanes < 2 || rows < 1 || vectors < 1) {
            throw new IllegalArgumentException(
                    "no such tile: " + rows + " rows of " + vectors + " vectors of " + lanes + " lanes");
        }
    }

    int columns() {
        return vectors * lanes;
    }

    int vectorBits() {
        return lanes * type.bytes() * Byte.SIZE;
    }

    /// Such as `f32x16_8x3_terms`: sixteen lanes, eight rows, three vectors, terms side by side.
    @Override
    public String toString() {
        return type.text() + "x" + lanes + "_" + rows + "x" + vectors + "_" + left.name().toLowerCase(Locale.ROOT);
    }
}
