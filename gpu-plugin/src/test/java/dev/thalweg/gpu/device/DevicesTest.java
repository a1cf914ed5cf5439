// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    private static final Probe FOUND = new Probe.Found(
            List.of(SampleDevices.device(0, Device.Type.CPU, "Portable Computing Language", "pthread-haswell"),
                    SampleDevices.device(1, Device.Type.GPU, "Some Platform", "Small Card"),
                    SampleDevices.device(2, Device.Type.GPU, "Some Platform", "Large Card")));

    @ParameterizedTest
    @CsvSource({"'', 1", "gpu, 1", "GPU, 1", "cpu, 0", "0, 0", "2, 2", "large card, 2", "portable, 0", "some, 1"})
    void aDeviceIsChosenByTypeIndexOrName(String wanted, int index) {
        assertThat(Devices.choose(wanted, FOUND).index()).isEqualTo(index);
    }

    @Test
    void withoutAGpuTheFirstDeviceIsTaken() {
        Probe cpu = new Probe.Found(List.of(SampleDevices.device(0, Device.Type.CPU, "Portable", "pthread")));
        assertThat(Devices.choose("", cpu).index()).isZero();
        assertThatThrownBy(() -> Devices.choose("gpu", cpu)).hasMessageContaining("'gpu'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "h200", "99999999999999999999"})
    void anotherDeviceIsNeverTakenInstead(String wanted) {
        assertThatThrownBy(() -> Devices.choose(wanted, FOUND))
                .isInstanceOfSatisfying(ThalwegException.class, e -> {
                    assertThat(e.id()).isEqualTo("TH-B011");
                    assertThat(e.category()).isEqualTo(ExitCategory.ENVIRONMENT);
                })
                .hasMessageStartingWith("no OpenCL device answers to '" + wanted
                        + "'; expected gpu, cpu, an index, or a part of a name. There is opencl:0 CPU pthread-haswell (")
                .hasMessageContaining("opencl:1 GPU Small Card").hasMessageContaining("opencl:2 GPU Large Card");
    }

    @Test
    void whatCannotBeUsedIsSaidToBeSo() {
        Probe found = new Probe.Found(List.of(SampleDevices.unusable(0, "Old Card"),
                SampleDevices.device(1, Device.Type.CPU, "Portable", "pthread")));
        assertThat(Devices.choose("", found).index()).isEqualTo(1);
        assertThatThrownBy(() -> Devices.choose("gpu", found))
                .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.id()).isEqualTo("TH-B010"))
                .hasMessage("opencl:0 (Old Card) cannot be used: it is too old; buy another.");
        assertThat(SampleDevices.unusable(0, "Old Card").line())
                .isEqualTo(
                        "opencl:0 GPU Old Card (Some Platform, OpenCL 1.1, 8192 MiB, f32 and f64), cannot be used: it is too"
                                + " old; buy another");
    }

    @Test
    void anOldVersionIsAnObstacle() {
        assertThat(Queries.obstacleOf("OpenCL 1.1 Some Driver")).contains("older than 1.2");
        assertThat(Queries.obstacleOf("OpenCL 1.2 Some Driver")).isEmpty();
        assertThat(Queries.obstacleOf("OpenCL 3.0 CUDA")).isEmpty();
    }

    @Test
    void withoutAnyTheObstacleIsTold() {
        assertThatThrownBy(() -> Devices.choose("gpu", new Probe.Missing(Probe.Reason.NO_PLATFORM, "")))
                .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.id()).isEqualTo("TH-B010"))
                .hasMessage(
                        "OpenCL was asked for but cannot be used: no OpenCL platform was found; install a driver for"
                                + " the device.");
    }
}
