// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.LossCall;
import dev.thalweg.bench.race.Quantile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The first loss of a Java process: how long its first call takes once the formula is compiled, and when calls are as
/// fast as they will be. Runs in a process of its own and writes both numbers, in nanoseconds, into a file.
final class FirstLoss {
    private static final int SIZE = 4096;
    private static final long WATCHED_NANOS = 2_500_000_000L;
    private static final int MOST_CALLS = 4_000_000;
    /// So many calls in a row decide; the machine's hiccups are shorter.
    private static final int WINDOW = 1001;
    private static final double TOLERANCE = 1.25;

    private FirstLoss() {
    }

    /// Measures.
    ///
    /// @param arguments the file
    public static void main(String[] arguments) throws Exception {
        float[] logits = new float[SIZE];
        float[] targets = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            logits[i] = (i % 17 - 8) / 2f;
            targets[i] = i % 2;
        }
        try (Engine engine = Engine.open(EngineOptions.defaults().withThreads(1))) {
            LossCall call = engine.loss("bce-with-logits")
                    .prepare(Map.of("prediction", new int[] {SIZE}, "target", new int[] {SIZE}), List.of("prediction"))
                    .input("prediction", logits).input("target", targets).gradient("prediction", new float[SIZE]);
            long[] ends = new long[MOST_CALLS];
            int calls = watch(call, ends);
            Files.writeString(Path.of(arguments[0]), ends[0] + " " + fullSpeed(ends, calls));
        }
    }

    /// Calls and notes when each one ended, counted from the beginning of the first.
    private static int watch(LossCall call, long[] ends) {
        long start = System.nanoTime();
        int calls = 0;
        do {
            call.run();
            ends[calls] = System.nanoTime() - start;
        } while (ends[calls++] < WATCHED_NANOS && calls < MOST_CALLS);
        return calls;
    }

    /// When calls begin to take no longer than they do at the end.
    static long fullSpeed(long[] ends, int calls) {
        double[] times = new double[calls];
        for (int i = 0; i < calls; i++) {
            times[i] = ends[i] - (i == 0 ? 0 : ends[i - 1]);
        }
        double goal = TOLERANCE * Quantile.of(Arrays.copyOfRange(times, calls - calls / 10, calls), 0.5);
        int first = 0;
        while (first + WINDOW < calls && fast(times, first, goal) * 2 <= WINDOW) {
            first++;
        }
        while (first < calls - 1 && times[first] > goal) {
            first++;
        }
        return ends[first];
    }

    private static int fast(double[] times, int from, double goal) {
        int fast = 0;
        for (int i = from; i < from + WINDOW; i++) {
            fast += times[i] <= goal ? 1 : 0;
        }
        return fast;
    }
}
