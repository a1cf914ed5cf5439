// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.warmup.Attempts;
import dev.thalweg.simd.warmup.Heated;
import dev.thalweg.simd.warmup.Heating;
import java.util.ArrayList;
import java.util.List;

/// Gets all tiles of a product compiled, in turns, over scratch memory.
final class TileWarmUp {
    /// Short, because a term that is not compiled costs about a microsecond for each vector operation.
    private static final int DEPTH = 8;

    private final Object left;
    private final Object right;
    private final Object result;
    private final List<OpenSlot> open = new ArrayList<>();
    private boolean failed;

    /// A tile that is not compiled yet, and its copies.
    private record OpenSlot(TileSlot slot, Attempts<OneTile> attempts) {
    }

    TileWarmUp(TileSet tiles, ElementType type) {
        left = type.newArray(DEPTH * tiles.tallRows());
        right = type.newArray(DEPTH * tiles.widestColumns());
        result = type.newArray(tiles.tallRows() * tiles.widestColumns());
        tiles.slots().forEach(slot -> open.add(new OpenSlot(slot, new Attempts<>(new OneTile(slot.shape(), slot.tile()),
                () -> new OneTile(slot.shape(), TileEmitter.emit(slot.shape()))))));
    }

    /// Takes a step with each tile that is not compiled yet.
    ///
    /// @return whether another one at once is of use
    synchronized boolean advance() {
        boolean eager = false;
        for (OpenSlot one : List.copyOf(open)) {
            Heating.State state = one.attempts.advance();
            eager |= state == Heating.State.EAGER;
            failed |= state == Heating.State.GIVEN_UP;
            if (state == Heating.State.COMPILED) {
                one.slot.take(one.attempts.compiled().tile);
            }
            if (state == Heating.State.COMPILED || failed) {
                open.remove(one);
            }
        }
        return eager;
    }

    /// Whether some tile is not compiled yet, and none was given up.
    synchronized boolean isUnderWay() {
        return !open.isEmpty() && !failed;
    }

    /// Whether all tiles are compiled.
    synchronized boolean isDone() {
        return open.isEmpty() && !failed;
    }

    private final class OneTile implements Heated {
        private final TileShape shape;
        private final Tile tile;

        OneTile(TileShape shape, Tile tile) {
            this.shape = shape;
            this.tile = tile;
        }

        @Override
        public void touch() {
            multiply(0);
        }

        @Override
        public void exercise(int call) {
            multiply(shape.rows());
        }

        private void multiply(int rows) {
            int leftStride = shape.left() == LeftOrder.TERMS ? DEPTH : shape.rows();
            tile.multiply(DEPTH, left, 0, leftStride, right, 0, shape.columns(), result, 0, shape.columns(), rows);
        }
    }
}
