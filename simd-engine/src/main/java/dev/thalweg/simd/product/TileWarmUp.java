// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
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
    private final List<Heating> open = new ArrayList<>();
    private boolean failed;

    TileWarmUp(TileSet tiles, ElementType type) {
        int columns = tiles.wide().columns();
        left = type.newArray(DEPTH * TileSet.TALL_ROWS);
        right = type.newArray(DEPTH * columns);
        result = type.newArray(TileSet.TALL_ROWS * columns);
        for (TilePair pair : List.of(tiles.wide(), tiles.narrow())) {
            open.add(new Heating(new OneTile(pair.tall(), TileSet.TALL_ROWS, pair.columns())));
            open.add(new Heating(new OneTile(pair.low(), TileSet.LOW_ROWS, pair.columns())));
        }
    }

    /// Takes a step with each tile that is not compiled yet.
    ///
    /// @return whether another one at once is of use
    synchronized boolean advance() {
        boolean eager = false;
        for (Heating heating : List.copyOf(open)) {
            Heating.State state = heating.advance();
            eager |= state == Heating.State.EAGER;
            failed |= state == Heating.State.GIVEN_UP;
            if (state == Heating.State.COMPILED || failed) {
                open.remove(heating);
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
        private final Tile tile;
        private final int rows;
        private final int columns;

        OneTile(Tile tile, int rows, int columns) {
            this.tile = tile;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public void touch() {
            multiply(0, 1, 1);
        }

        /// Plain and transposed left operands in turn.
        @Override
        public void exercise(int call) {
            boolean transposed = call % 2 == 0;
            multiply(rows, transposed ? 1 : DEPTH, transposed ? rows : 1);
        }

        private void multiply(int rowCount, int rowStride, int depthStride) {
            tile.multiply(DEPTH, left, 0, rowStride, depthStride, right, 0, columns, result, 0, columns, rowCount);
        }
    }
}
