// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.gpu.OpenClPlugin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DriversTest {

    @Test
    void theProbeIsDoneOnce() {
        assertThat(Drivers.probe()).isSameAs(Drivers.probe());
    }

    @Test
    void integerDivisionByZeroStillThrowsAfterwards() {
        Drivers.probe();
        int zero = Integer.parseInt("0");
        for (int i = 1; i <= 300; i++) {
            int dividend = i;
            assertThatThrownBy(() -> consume(dividend / zero)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void errorsOfTheBindingHaveAMeaning() {
        assertThat(Drivers.meaning(new NoClassDefFoundError("org/jocl/CL")).reason())
                .isEqualTo(Probe.Reason.BINDING_MISSING);
        assertThat(Drivers.meaning(new UnsatisfiedLinkError("Error while loading native library\nwith ...")).detail())
                .isEqualTo("Error while loading native library");
        assertThat(Drivers.meaning(new UnsatisfiedLinkError("x\nImplementation library could not be loaded")).reason())
                .isEqualTo(Probe.Reason.LOADER_MISSING);
        assertThat(Drivers.meaning(new UnsatisfiedLinkError("java.lang.IllegalCallerException: Illegal native access"))
                .reason()).isEqualTo(Probe.Reason.NATIVE_ACCESS_DENIED);
    }

    @Test
    void deniedNativeAccessIsAnAnswer() throws Exception {
        assertThat(inAnotherJvm("--illegal-native-access=deny"))
                .startsWith("none: the JVM denies native access")
                .endsWith("; start it with --enable-native-access=dev.thalweg.gpu,jocl");
    }

    @Test
    void aMissingBindingIsAnAnswer() throws Exception {
        // Where no OpenCL library is installed, that is found missing first.
        assertThat(inAnotherJvm("--enable-native-access=ALL-UNNAMED", "-Dwithout=jocl"))
                .matches("none: (the Java binding JOCL does not load|no OpenCL library was found).*");
    }

    private static void consume(int number) {
        assertThat(number).as("never reached").isZero();
    }

    /// The lines of [OpenClPlugin#devices] from a JVM of its own, on the class path.
    private static String inAnotherJvm(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(List.of(options).contains("-Dwithout=jocl") ? "jocl" : "nothing"),
                ListDevices.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String classPath(String without) {
        String all = System.getProperty("jdk.module.path") + File.pathSeparator + System.getProperty("java.class.path")
                + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
        return List.of(all.split(File.pathSeparator)).stream()
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(without))
                .reduce((left, right) -> left + File.pathSeparator + right).orElseThrow();
    }

    /// What the other JVM runs.
    static final class ListDevices {
        public static void main(String[] arguments) {
            new OpenClPlugin().devices().forEach(System.out::println);
        }
    }
}
