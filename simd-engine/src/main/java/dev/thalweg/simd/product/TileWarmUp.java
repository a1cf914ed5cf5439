// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Runs tiles on scratch memory until the JIT compiler has dealt with them.
///
/// In the interpreter every vector is an object; compiled, none is. So the bytes that a call allocates tell which of the
/// two ran. All tiles take turns, so that the compiler works on one while the others gather their profiles.
final class TileWarmUp {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /// Short, because a call in the interpreter costs about a microsecond for each vector operation.
    private static final int DEPTH = 24;
    private static final int CALLS_A_ROUND = 20;
    private static final int CLEAN_ROUNDS = 10;
    /// After so many the compiler has seen enough; until it is done, leave the processor to it.
    private static final int EAGER_ROUNDS = 50;
    private static final long PAUSE_NANOS = 1_000_000;

    private final List<TilePair> pairs;
    private final Object left;
    private final Object right;
    private final Object result;
    private int rounds;
    private int cleanRounds;

    TileWarmUp(TileSet tiles, ElementType type) {
        pairs = List.of(tiles.wide(), tiles.narrow());
        int columns = tiles.wide().columns();
        left = type.newArray(DEPTH * TileSet.TALL_ROWS);
        right = type.newArray(DEPTH * columns);
        result = type.newArray(TileSet.TALL_ROWS * columns);
    }

    /// Returns whether the tiles ran without allocating, now or earlier, before the time was over.
    synchronized boolean run(Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        while (cleanRounds < CLEAN_ROUNDS && System.nanoTime() - end < 0) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            runRound();
            boolean clean = THREADS.getCurrentThreadAllocatedBytes() == before;
            cleanRounds = clean ? cleanRounds + 1 : 0;
            if (!clean && ++rounds > EAGER_ROUNDS) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return cleanRounds == CLEAN_ROUNDS;
    }

    private void runRound() {
        for (int call = 0; call < CALLS_A_ROUND; call++) {
            for (int i = 0; i < pairs.size(); i++) {
                TilePair pair = pairs.get(i);
                run(pair.tall(), TileSet.TALL_ROWS, pair.columns(), call);
                run(pair.low(), TileSet.LOW_ROWS, pair.columns(), call);
            }
        }
    }

    /// Plain and transposed left operands in turn.
    private void run(Tile tile, int rows, int columns, int call) {
        boolean transposed = call % 2 == 0;
        int rowStride = transposed ? 1 : DEPTH;
        int depthStride = transposed ? rows : 1;
        tile.multiply(DEPTH, left, 0, rowStride, depthStride, right, 0, columns, result, 0, columns, rows);
    }
}
