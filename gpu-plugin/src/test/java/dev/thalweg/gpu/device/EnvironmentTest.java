// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Faults of the environment, each in a JVM of its own, which ends as it should.
@ExtendWith(NeedsOpenCl.class)
@EnabledOnOs(OS.LINUX)
class EnvironmentTest {
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    @TempDir
    Path folder;

    @Test
    void noLibrary() {
        assertThat(Drivers.look(List.of("libNoSuchOpenCL.so.7")))
                .isEqualTo(new Probe.Missing(Probe.Reason.LOADER_MISSING, ""));
    }

    @Test
    void noPlatform() throws Exception {
        assertThat(OtherJvm.plain().with("OCL_ICD_VENDORS", folder).run(Twice.class, NATIVE))
                .isEqualTo(
                        "error[TH-B010]: OpenCL was asked for but cannot be used: no OpenCL platform was found; install a"
                                + " driver for the device.");
    }

    @Test
    void noDevice() throws Exception {
        assertThat(OtherJvm.plain().with("POCL_DEVICES", "nosuch").run(Twice.class, NATIVE))
                .contains(
                        "error[TH-B010]: OpenCL was asked for but cannot be used: the OpenCL platforms offer no device; ");
    }

    @Test
    void noBinding() throws Exception {
        assertThat(OtherJvm.plain().withoutJar("jocl").run(Twice.class, NATIVE))
                .startsWith(
                        "error[TH-B010]: OpenCL was asked for but cannot be used: the Java binding JOCL does not load");
    }

    @Test
    void noNativeAccess() throws Exception {
        assertThat(OtherJvm.plain().run(Twice.class, "--illegal-native-access=deny"))
                .startsWith("error[TH-B010]: OpenCL was asked for but cannot be used: the JVM denies native access");
    }

    @Test
    void aDamagedCacheOfKernelsIsNotRead() throws Exception {
        OtherJvm caching = OtherJvm.plain().with("POCL_CACHE_DIR", folder.resolve(".cache/pocl/kcache"));
        assertThat(caching.run(Twice.class, NATIVE)).isEqualTo("[2.0, 4.0]");
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(EnvironmentTest::damage);
        }
        assertThat(OtherJvm.plain().with("HOME", folder).after("unset POCL_CACHE_DIR").run(Twice.class, NATIVE))
                .isEqualTo("[2.0, 4.0]");
    }

    @Test
    void memoryThatIsNotThere() throws Exception {
        String output = OtherJvm.plain().after("ulimit -v 6000000").run(TakeAll.class, NATIVE, "-Xmx64m");
        assertThat(output).contains("TH-B014: the OpenCL device ran out of memory (clCreateBuffer of ")
                .endsWith("[2.0, 4.0]");
    }

    @Test
    void nothingIsPrintedAtStart() throws Exception {
        assertThat(OtherJvm.plain().run(Twice.class, NATIVE)).isEqualTo("[2.0, 4.0]");
    }

    private static void damage(Path file) {
        try {
            Files.writeString(file, "damaged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String twice(Session session) {
        String source = "kernel void twice(global float *x) { x[get_global_id(0)] *= 2; }";
        try (DeviceBuffer buffer = session.buffer(2 * Float.BYTES);
                DeviceKernel kernel = session.program("test", source, "").kernel("twice")) {
            float[] numbers = {1, 2};
            buffer.write(numbers, 2);
            kernel.buffer(0, buffer);
            kernel.run(2, 2);
            buffer.read(numbers, 2);
            return "[" + numbers[0] + ", " + numbers[1] + "]";
        }
    }

    /// Computes something.
    static final class Twice {
        public static void main(String[] arguments) {
            try (Session session = Session.open(Devices.choose(""))) {
                System.out.println(twice(session));
            } catch (ThalwegException e) {
                System.out.println(e.headline());
            }
        }
    }

    /// Takes memory until there is none, lets go of it, and computes something.
    static final class TakeAll {
        private static final long PART = 512L << 20;

        public static void main(String[] arguments) {
            try (Session session = Session.open(Devices.choose(""), Long.MAX_VALUE)) {
                List<DeviceBuffer> taken = new ArrayList<>();
                try {
                    while (taken.size() < 100) {
                        taken.add(session.buffer(PART));
                    }
                } catch (ThalwegException e) {
                    System.out.println(e.id() + ": " + e.getMessage());
                }
                taken.forEach(DeviceBuffer::close);
                System.out.println(twice(session));
            }
        }
    }
}
