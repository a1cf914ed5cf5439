// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Programs in a JVM of their own, which sees lanes of a given width at most.
public final class NarrowJvm {
    private NarrowJvm() {
    }

    /// What a program prints.
    ///
    /// @param main the program
    /// @param maxVectorSize the widest vectors that its JVM sees, in bytes
    /// @param needed classes of all modules that it needs
    /// @return its lines
    /// @throws IOException if it does not start
    /// @throws InterruptedException if the wait for its end is interrupted
    public static List<String> linesOf(Class<?> main, int maxVectorSize, Class<?>... needed)
            throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=" + maxVectorSize, "-cp",
                classPath(main, needed), main.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines;
        try (Stream<String> output = java.inputReader(StandardCharsets.UTF_8).lines()) {
            lines = output.toList();
        }
        assertThat(java.waitFor()).as("exit code; printed: %s", lines).isZero();
        return lines;
    }

    /// Where the classes come from; the class path of this JVM would not say when it runs on the module path.
    private static String classPath(Class<?> main, Class<?>... needed) {
        return Stream.concat(Stream.of(main), Stream.of(needed)).map(NarrowJvm::root).distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String root(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String location = String.valueOf(type.getResource(file));
        String root = location.substring(0, location.length() - file.length());
        String plain = root.startsWith("jar:") ? root.substring("jar:".length(), root.length() - "!".length()) : root;
        return Path.of(URI.create(plain)).toString();
    }
}
