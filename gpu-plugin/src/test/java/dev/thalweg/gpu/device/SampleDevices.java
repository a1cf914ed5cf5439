// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

/// Devices that need no driver.
final class SampleDevices {
    private SampleDevices() {
    }

    static Device device(int index, Device.Type type, String platform, String name) {
        return new Device(index, type, platform, name, "OpenCL 3.0", new Device.Arithmetic(true, true),
                new Device.Limits(8L << 30, 2L << 30, 48 << 10, 1024, 8, type == Device.Type.CPU), "");
    }

    static Device unusable(int index, String name) {
        Device device = device(index, Device.Type.GPU, "Some Platform", name);
        return new Device(index, device.type(), device.platform(), name, "OpenCL 1.1", device.arithmetic(),
                device.limits(),
                "it is too old; buy another");
    }
}
