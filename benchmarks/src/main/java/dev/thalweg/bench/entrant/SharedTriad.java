// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.simd.threads.ChunkTask;
import dev.thalweg.simd.threads.WorkerPool;

/// The triad on several threads, each with a part of the arrays to itself: what their memory gives them together.
final class SharedTriad implements Contestant {
    private final float[] result;
    private final WorkerPool pool;
    private final ChunkTask part;

    SharedTriad(int size, int threads) {
        float[] one = new float[size];
        float[] other = new float[size];
        result = new float[size];
        pool = WorkerPool.of(threads);
        part = (number, _) -> LimitLoops.triad(one, other, result, bound(number), bound(number + 1));
    }

    private int bound(int part) {
        return Math.toIntExact((long) result.length * part / pool.threads());
    }

    @Override
    public double run() {
        pool.run(pool.threads(), part);
        return result[0];
    }

    @Override
    public Answer answer() {
        return Limits.NO_ANSWER;
    }

    @Override
    public void close() {
        pool.close();
    }
}
