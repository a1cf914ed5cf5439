// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.testkit.Trial;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole programs on the machine that a JVM sees, before and after its kernels are compiled: 128-bit lanes only, up to 256, up to 512.
class LaneWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void everyLaneWidthGivesTheSameBitsColdAndHot(int maxVectorSize) throws IOException, InterruptedException {
        List<String> lines = runDigest("-XX:MaxVectorSize=" + maxVectorSize);
        String expected = Long.toString(ProgramDigest.scalar());
        assertThat(lines).hasSize(2).allMatch(line -> line.endsWith(" " + expected));
        assertThat(Integer.parseInt(lines.getFirst().split(" ")[0])).isLessThanOrEqualTo(maxVectorSize * Byte.SIZE);
    }

    private static List<String> runDigest(String option) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", option, "-cp", classPath(), ProgramDigest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines;
        try (Stream<String> output = java.inputReader(StandardCharsets.UTF_8).lines()) {
            lines = output.toList();
        }
        assertThat(java.waitFor()).as("exit code; printed: %s", lines).isZero();
        return lines;
    }

    /// Where the classes come from; the class path of this JVM would not say when it runs on the module path.
    private static String classPath() {
        return Stream.of(ProgramDigest.class, SimdBackend.class, ElementType.class, Trial.class)
                .map(LaneWidthTest::root).distinct()
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
