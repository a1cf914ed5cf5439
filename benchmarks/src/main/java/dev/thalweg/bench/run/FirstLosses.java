// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Laps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts fresh Java processes, one after the other, and asks each how its first loss went.
final class FirstLosses {
    /// The id of the work.
    static final String ID = "first-loss";
    /// Makes HotSpot compile the generated kernels after a twentieth of the usual number of calls, and keeps it from compiling the
    /// methods that kernels will have inlined.
    static final String[] FLAGS = {"-XX:CompileCommand=quiet",
        "-XX:CompileCommand=CompileThresholdScaling,dev.thalweg.simd.kernel.*::run,0.05",
        "-XX:CompileCommand=CompileThresholdScaling,jdk.incubator.vector.*::*,30.0",
        "-XX:CompileCommand=CompileThresholdScaling,jdk.internal.vm.vector.*::*,30.0"};

    private final int processes;

    FirstLosses(boolean quick) {
        processes = quick ? 3 : 9;
    }

    /// Three rows: the first call, full speed, and full speed with the flags.
    List<Laps> run() throws IOException, InterruptedException {
        double[] first = new double[processes];
        double[] full = new double[processes];
        double[] flagged = new double[processes];
        for (int i = 0; i < processes; i++) {
            long[] plain = process();
            first[i] = plain[0];
            full[i] = plain[1];
            flagged[i] = process(FLAGS)[1];
        }
        List<Laps> laps = new ArrayList<>();
        laps.add(laps("first-call", first));
        laps.add(laps("full-speed", full));
        laps.add(laps("full-speed-with-flags", flagged));
        return laps;
    }

    private static Laps laps(String shape, double[] nanos) {
        return new Laps(ID, shape, 1, 1, 1, Candidate.THALWEG, nanos, 0, "");
    }

    private static long[] process(String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile("first", ".txt");
        try {
            List<String> command = WorkerProcess.java(System.getProperty("java.class.path"), options);
            command.addAll(List.of(FirstLoss.class.getName(), out.toString()));
            WorkerProcess.run(new ProcessBuilder(command));
            String[] numbers = Files.readString(out).split(" ");
            return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
        } finally {
            Files.delete(out);
        }
    }
}
