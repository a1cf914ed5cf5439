// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs a class with a `main` method in a JVM of its own, on the class path: for faults that concern a whole process.
///
/// @param environment variables on top of those of this JVM
/// @param shell what a shell is to do before it starts the JVM; empty for nothing
/// @param without the beginning of the name of a jar that is left out; empty for none
record OtherJvm(Map<String, String> environment, String shell, String without) {
    private static final int PATIENCE_SECONDS = 120;

    static OtherJvm plain() {
        return new OtherJvm(Map.of(), "", "");
    }

    OtherJvm with(String variable, Object value) {
        return new OtherJvm(Map.of(variable, value.toString()), shell, without);
    }

    OtherJvm after(String command) {
        return new OtherJvm(environment, command, without);
    }

    OtherJvm withoutJar(String prefix) {
        return new OtherJvm(environment, shell, prefix);
    }

    /// What it printed to either stream, once it has ended with status 0.
    String run(Class<?> main, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell.isEmpty() ? List.of()
                : List.of("/bin/sh", "-c", shell + " && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private String classPath() {
        String testClasses = Path.of("target", "test-classes").toAbsolutePath().toString();
        return Stream.of(System.getProperty("jdk.module.path"), System.getProperty("java.class.path"), testClasses)
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(entry -> without.isEmpty() || !Path.of(entry).getFileName().toString().startsWith(without))
                .reduce((left, right) -> left + File.pathSeparator + right).orElseThrow();
    }
}
