// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// Which tile to emit: numbers of what type, on how many lanes, how high, how wide.
///
/// @param type what the numbers are
/// @param lanes numbers in one vector
/// @param rows height of the tile
/// @param vectors width of the tile in vectors
record TileShape(ElementType type, int lanes, int rows, int vectors) {
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

    /// Such as `f32x16_6x4`: sixteen lanes, six rows, four vectors.
    @Override
    public String toString() {
        return type.text() + "x" + lanes + "_" + rows + "x" + vectors;
    }
}
