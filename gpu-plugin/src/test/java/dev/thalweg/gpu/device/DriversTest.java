// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.gpu.OpenClPlugin;
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
        assertThat(OtherJvm.plain().run(ListDevices.class, "--illegal-native-access=deny"))
                .startsWith("none: the JVM denies native access")
                .endsWith("; start it with --enable-native-access=dev.thalweg.gpu,jocl");
    }

    @Test
    void aMissingBindingIsAnAnswer() throws Exception {
        // Where no OpenCL library is installed, that is found missing first.
        assertThat(OtherJvm.plain().withoutJar("jocl").run(ListDevices.class, "--enable-native-access=ALL-UNNAMED"))
                .matches("none: (the Java binding JOCL does not load|no OpenCL library was found).*");
    }

    private static void consume(int number) {
        assertThat(number).as("never reached").isZero();
    }

    /// What the other JVM runs.
    static final class ListDevices {
        public static void main(String[] arguments) {
            new OpenClPlugin().devices().forEach(System.out::println);
        }
    }
}
