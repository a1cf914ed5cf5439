// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu;

import com.google.auto.service.AutoService;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.gpu.device.Device;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.Drivers;
import dev.thalweg.gpu.device.Probe;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.run.OpenClBackend;
import java.util.List;

/// OpenCL: any device that has a driver, chosen by type, index or name.
///
/// This class names no type of JOCL, so that it loads where JOCL or its native library is missing.
@AutoService(BackendPlugin.class)
public final class OpenClPlugin implements BackendPlugin {
    private static final int NEVER_UNASKED = -1;
    private static final String BY_NAME = "'auto' never takes it, since no GPU was measured yet on which that would pay";

    /// For the service loader.
    public OpenClPlugin() {
    }

    @Override
    public String id() {
        return "opencl";
    }

    @Override
    public String summary() {
        return "OpenCL devices through JOCL: graphics processors and whatever else has a driver.";
    }

    /// No driver is started to say so: until somebody has looked for devices, there may be one.
    @Override
    public Availability availability() {
        return Drivers.known().orElse(null) instanceof Probe.Missing missing
                ? new Availability(false, NEVER_UNASKED, missing.explanation())
                : new Availability(true, NEVER_UNASKED, BY_NAME);
    }

    @Override
    public List<String> devices() {
        return switch (Drivers.probe()) {
            case Probe.Found(var devices) -> devices.stream().map(Device::line).toList();
            case Probe.Missing missing -> List.of("none: " + missing.explanation());
        };
    }

    @Override
    public Backend open(BackendOptions options) {
        return new OpenClBackend(Session.open(Devices.choose(options.device())));
    }
}
