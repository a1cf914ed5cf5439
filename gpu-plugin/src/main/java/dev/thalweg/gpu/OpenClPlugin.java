// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu;

import com.google.auto.service.AutoService;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.gpu.device.Device;
import dev.thalweg.gpu.device.Drivers;
import dev.thalweg.gpu.device.Probe;
import java.util.List;

/// OpenCL: finds devices, and says plainly that it cannot run kernels on them yet.
///
/// This class names no type of JOCL, so that it loads where JOCL or its native library is missing.
@AutoService(BackendPlugin.class)
public final class OpenClPlugin implements BackendPlugin {
    private static final int NEVER_UNASKED = -1;
    private static final String LIMIT = "this version finds OpenCL devices but cannot run kernels on them";
    private static final String REMEDY = "Choose 'simd', or 'auto'.";

    /// For the service loader.
    public OpenClPlugin() {
    }

    @Override
    public String id() {
        return "opencl";
    }

    @Override
    public String summary() {
        return "OpenCL devices through JOCL: lists them, runs nothing on them yet.";
    }

    /// Always unavailable, whatever the machine has. No driver is started to say so.
    @Override
    public Availability availability() {
        return new Availability(false, NEVER_UNASKED, LIMIT + ". " + REMEDY);
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
        throw new ThalwegException("TH-B010", "backend '" + requested(options) + "' was requested, but " + LIMIT
                + " (found: " + String.join("; ", devices()) + "). " + REMEDY);
    }

    private String requested(BackendOptions options) {
        return options.device().isEmpty() ? id() : id() + ":" + options.device();
    }
}
