// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.PeerThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Starts Java processes that race.
///
/// @param quick whether they shall hurry
/// @param environment variables that they get on top
record WorkerProcess(boolean quick, Map<String, String> environment) {
    /// The flags of every process; the collector is the one that the JVM takes by default on machines with several processors.
    static final List<String> FLAGS = List.of("--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-XX:+UseG1GC");
    /// What every Java process with the Vector API says first.
    private static final String INCUBATOR_LINE = "WARNING: Using incubator modules";

    /// Races works of one family.
    ///
    /// @param station the class path and who races
    /// @param threads how many threads peers shall use
    /// @param items names of works with shapes; none to learn facts only
    WorkerReport run(Station station, int threads, List<String> items) throws IOException, InterruptedException {
        Path out = Files.createTempFile("race", ".json");
        try {
            List<String> command = java(station.classPath(), "-D" + PeerThreads.PROPERTY + "=" + threads);
            command.addAll(List.of(Main.class.getName(), "worker", "--out", out.toString(), "--candidates",
                    station.candidates().stream().map(Candidate::name).collect(Collectors.joining(","))));
            if (quick) {
                command.add("--quick");
            }
            command.addAll(items);
            start(command, threads);
            return WorkerReport.read(out);
        } finally {
            Files.delete(out);
        }
    }

    /// The beginning of a command line.
    static List<String> java(String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private void start(List<String> command, int threads) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        run(builder);
    }

    /// Runs a process to its end; what it has to say goes to standard error.
    static void run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader messages = process.errorReader()) {
            messages.lines().filter(line -> !line.startsWith(INCUBATOR_LINE)).forEach(System.err::println);
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(
                    "a process that raced ended with " + code + ": " + String.join(" ", builder.command()));
        }
    }
}
