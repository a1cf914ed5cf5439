// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorShape;

/// Products on SIMD lanes, in tiles of the result whose sums stay in registers.
///
/// Slow and allocating until the JIT compiler has dealt with the tiles: see [#advanceWarmUp]. There is one instance for each
/// element type and vector size in a JVM, so that this happens once.
public final class VectorProduct extends OrientedProduct {
    private static final Map<Lanes, VectorProduct> INSTANCES = new ConcurrentHashMap<>();

    private final Lanes lanes;
    private final Squares squares;
    private final Tiling tiling;
    private final TileWarmUp warmUp;

    private record Lanes(ElementType type, int vectorBits) {
    }

    private VectorProduct(Lanes lanes) {
        super(lanes.type());
        this.lanes = lanes;
        TileSet tiles = TileSet.emit(lanes.type(), lanes.vectorBits());
        squares = new Squares(lanes.type(), lanes.vectorBits(), loops);
        tiling = new Tiling(tiles, loops, squares);
        warmUp = new TileWarmUp(tiles, lanes.type());
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
        return INSTANCES.computeIfAbsent(new Lanes(type, vectorBits), VectorProduct::new);
    }

    /// Takes one short step towards compiled tiles, in the calling thread and over scratch memory. Until they are compiled the
    /// scalar twin is faster, and it gives the same results.
    ///
    /// @return whether another step at once is of use; if not, the product is warm or waits for the JIT compiler
    public synchronized boolean advanceWarmUp() {
        return warmUp.isUnderWay() ? warmUp.advance() : squares.advance();
    }

    /// Whether anything is still being compiled.
    ///
    /// @return false once tiles and transpositions are, or were given up
    public boolean isWarming() {
        return warmUp.isUnderWay() || !squares.isSettled();
    }

    /// Whether calls run compiled and allocate nothing.
    ///
    /// @return true once all tiles are compiled
    public boolean isWarm() {
        return warmUp.isDone();
    }

    @Override
    void multiplyRectangle(Workspace workspace, int depth, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        tiling.multiply(workspace, depth, rowFrom, rowTo, columnFrom, columnTo);
    }

    @Override
    void transpose(
            Workspace workspace,
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        squares.transpose(workspace, source, sourceAt, sourceStride, target, targetAt, targetStride, rows, columns);
    }

    /// Such as `f32 product on 512-bit vectors`.
    @Override
    public String toString() {
        return type.text() + " product on " + lanes.vectorBits() + "-bit vectors";
    }
}
