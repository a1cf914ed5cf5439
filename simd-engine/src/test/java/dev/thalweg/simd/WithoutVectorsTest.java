// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.Engine;
import dev.thalweg.testkit.SamplePrograms;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where vectors cannot run the engine runs scalar code, and says why. Each case is a JVM of its own.
class WithoutVectorsTest {

    /// What the other JVM does: it opens an engine, runs a kernel, and tells of both.
    static final class Application {
        public static void main(String[] arguments) {
            try (Engine engine = Engine.open()) {
                float[] gradient = new float[3];
                var call = engine.compile(SamplePrograms.mse()).newCall().size(SamplePrograms.N, gradient.length)
                        .bind("x", new float[] {1, 2, 3}).bind("y", new float[] {0, 0, 0}).bind("gradient", gradient);
                call.run();
                System.out.println(engine.backend().id() + "; " + engine.backendReason() + "; " + call.value("value")
                        + "; " + Arrays.toString(gradient));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', the module jdk.incubator.vector is not loaded",
        "--add-modules=jdk.incubator.vector -Xint, the C2 compiler is switched off",
        "--add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1, the C2 compiler is switched off"})
    void theEngineRunsScalarCodeAndSaysSo(String options, String reason) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Arrays.stream(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
        command.addAll(List.of("-cp", classPath(), Application.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("scalar; ", "not simd: " + reason, "4.666666", "[0.6666667, 1.3333334, 2.0]");
    }

    /// Everything that is needed, as a class path, however this test itself was started.
    private static String classPath() {
        return Stream.of(Application.class, SimdPlugin.class, Engine.class, SamplePrograms.class)
                .map(type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString())
                .distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
