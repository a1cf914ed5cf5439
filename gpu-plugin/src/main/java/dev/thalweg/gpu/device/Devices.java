// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import dev.thalweg.api.ThalwegException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The choice among the devices that were found. Another than the one that was asked for is never taken.
public final class Devices {
    private Devices() {
    }

    /// The device that is meant.
    ///
    /// @param wanted `gpu`, `cpu`, an index, or a part of a name; empty for a GPU if there is one, else the first device
    /// @return the first device that answers to it
    /// @throws ThalwegException `TH-B010` if there is no device at all or nothing can run on it, `TH-B011` if none answers to it
    public static Device choose(String wanted) {
        return choose(wanted, Drivers.probe());
    }

    static Device choose(String wanted, Probe probe) {
        return switch (probe) {
            case Probe.Missing missing -> throw new ThalwegException("TH-B010",
                    "OpenCL was asked for but cannot be used: " + missing.explanation() + ".");
            case Probe.Found(var devices) -> wanted.isEmpty() ? preferred(devices) : named(wanted, devices);
        };
    }

    private static Device preferred(List<Device> devices) {
        return usable(devices.stream().min(Comparator.comparing(Device::isUsable).reversed()
                .thenComparing(device -> device.type() != Device.Type.GPU)).orElseThrow());
    }

    private static Device named(String wanted, List<Device> devices) {
        return usable(devices.stream().filter(device -> device.answersTo(wanted)).findFirst().orElseThrow(
                () -> new ThalwegException("TH-B011", "no OpenCL device answers to '" + wanted
                        + "'; expected gpu, cpu, an index, or a part of a name. There is "
                        + devices.stream().map(Device::line).collect(Collectors.joining("; ")) + ".")));
    }

    private static Device usable(Device device) {
        if (!device.isUsable()) {
            throw new ThalwegException("TH-B010", device.choice() + " (" + device.name() + ") cannot be used: "
                    + device.obstacle() + ".");
        }
        return device;
    }
}
