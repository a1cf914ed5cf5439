// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void anObstacleIsToldWithItsRemedy() {
        assertThat(new Probe.Missing(Probe.Reason.NO_PLATFORM, "").explanation())
                .isEqualTo("no OpenCL platform was found; install a driver for the device");
        assertThat(new Probe.Missing(Probe.Reason.DRIVER_FAILED, "CL_OUT_OF_HOST_MEMORY").explanation())
                .isEqualTo("an OpenCL driver failed (CL_OUT_OF_HOST_MEMORY); see what the driver says of the device");
    }

    @Test
    void aDeviceIsOneLine() {
        Device device = SampleDevices.device(0, Device.Type.GPU, "Some Platform", "Some Card");
        assertThat(device.line())
                .isEqualTo("opencl:0 GPU Some Card (Some Platform, OpenCL 3.0, 8192 MiB, f32 and f64)");
    }
}
