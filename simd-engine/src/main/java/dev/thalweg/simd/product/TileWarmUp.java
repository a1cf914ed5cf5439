// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Runs tiles on scratch memory until the JIT compiler has dealt with them.
///
/// In the interpreter every vector is an object; compiled, none is. So the bytes that a call allocates tell which of the
/// two ran. All tiles take turns, so that the compiler works on one while the others gather their profiles.
final class TileWarmUp {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /// Short, because a call in the interpreter costs about a microsecond for each vector operation.
    private static final int DEPTH = 24;
    private static final int CALLS_AT_ONCE = 20;
    private static final int CLEAN_ROUNDS = 10;
    /// After so many the compiler has seen enough; until it is done, leave the processor to it.
    private static final int EAGER_ROUNDS = 50;
    private static final long PAUSE_NANOS = 1_000_000;

    private final TilePair[] pairs;
    private final Object left;
    private final Object right;
    private final Object result;

    TileWarmUp(TileSet tiles, ElementType type) {
        pairs = new TilePair[] {tiles.wide(), tiles.narrow()};
        int columns = tiles.wide().columns();
        left = type.newArray(DEPTH * TileSet.TALL_ROWS);
        right = type.newArray(DEPTH * columns);
        result = type.newArray(TileSet.TALL_ROWS * columns);
    }

    /// Returns whether tiles ran without allocating before the time was over.
    boolean run(Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        int clean = 0;
        for (int round = 0; clean < CLEAN_ROUNDS && System.nanoTime() - end < 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            runAll();
            clean = THREADS.getCurrentThreadAllocatedBytes() == before ? clean + 1 : 0;
            if (clean == 0 && round >= EAGER_ROUNDS) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return clean == CLEAN_ROUNDS;
    }

    private void runAll() {
        for (int call = 0; call < CALLS_AT_ONCE; call++) {
            for (TilePair pair : pairs) {
                run(pair.tall(), TileSet.TALL_ROWS, pair.columns(), call);
                run(pair.low(), TileSet.LOW_ROWS, pair.columns(), call);
            }
        }
    }

    private void run(Tile tile, int rows, int columns, int call) {
        boolean transposed = (call & 1) == 0;
        int leftRowStride = transposed ? 1 : DEPTH;
        int leftDepthStride = transposed ? rows : 1;
        tile.multiply(
                DEPTH,
                left,
                0,
                leftRowStride,
                leftDepthStride,
                right,
                0,
                columns,
                result,
                0,
                columns,
                rows);
    }
}
