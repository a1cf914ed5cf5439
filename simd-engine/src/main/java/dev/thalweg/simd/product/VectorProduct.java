// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.time.Duration;
import jdk.incubator.vector.VectorShape;

/// Products on SIMD lanes, in tiles of the result whose sums stay in registers.
///
/// Slow and allocating until the JIT compiler has dealt with the tiles: see [#warmUp].
public final class VectorProduct extends OrientedProduct {
    private final int vectorBits;
    private final TileSet tiles;
    private final Tiling tiling;

    private VectorProduct(ElementType type, int vectorBits) {
        super(type);
        this.vectorBits = vectorBits;
        tiles = TileSet.emit(type, vectorBits);
        tiling = new Tiling(tiles, loops, type);
    }

    /// Products on the lanes that this machine prefers.
    ///
    /// @param type what the matrices hold
    /// @return the product
    public static VectorProduct of(ElementType type) {
        return of(type, Math.clamp(VectorShape.preferredShape().vectorBitSize(), 128, 512));
    }

    /// Products on vectors of a given size.
    ///
    /// @param type what the matrices hold
    /// @param vectorBits 128, 256 or 512; sizes that the machine lacks work and are slow
    /// @return the product
    public static VectorProduct of(ElementType type, int vectorBits) {
        if (vectorBits != 128 && vectorBits != 256 && vectorBits != 512) {
            throw new IllegalArgumentException("vectorBits is " + vectorBits + "; expected 128, 256 or 512");
        }
        return new VectorProduct(type, vectorBits);
    }

    /// Works on scratch memory, in the calling thread, until calls run compiled and allocate nothing. Until then the scalar
    /// twin is faster, and it gives the same results.
    ///
    /// @param budget how long to try at most
    /// @return whether the product is ready; if not, trying again goes on where this call stopped
    public boolean warmUp(Duration budget) {
        return new TileWarmUp(tiles, type).run(budget);
    }

    @Override
    void multiplyRectangle(Workspace workspace, int depth, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        tiling.multiply(workspace, depth, rowFrom, rowTo, columnFrom, columnTo);
    }

    /// Such as `f32 product on 512-bit vectors`.
    @Override
    public String toString() {
        return type.text() + " product on " + vectorBits + "-bit vectors";
    }
}
