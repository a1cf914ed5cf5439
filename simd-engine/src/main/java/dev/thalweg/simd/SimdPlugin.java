// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import com.google.auto.service.AutoService;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import java.util.Optional;

/// Kernels on SIMD lanes by the JDK's Vector API: the backend that `auto` takes wherever it can run.
@AutoService(BackendPlugin.class)
public final class SimdPlugin implements BackendPlugin {
    private static final int PREFERENCE = 100;

    /// For the service loader.
    public SimdPlugin() {
    }

    @Override
    public String id() {
        return "simd";
    }

    @Override
    public String summary() {
        return "SIMD lanes of the processor through the JDK's Vector API; no native code.";
    }

    @Override
    public Availability availability() {
        return Hardware.obstacle().map(reason -> new Availability(false, PREFERENCE, reason))
                .orElseGet(() -> new Availability(true, PREFERENCE, description(Hardware.target())));
    }

    private static String description(Target target) {
        return target.vectorBits() + "-bit vectors (" + target.lanes(ElementType.F32) + " lanes of f32)";
    }

    @Override
    public Backend open(BackendOptions options) {
        Optional<String> obstacle = Hardware.obstacle();
        if (obstacle.isPresent()) {
            throw new ThalwegException("TH-B005",
                    "backend 'simd' cannot run here: " + obstacle.get() + ", or choose 'scalar'.");
        }
        Target target = Hardware.target();
        return new SimdBackend(id(), description(target), target, Tiering.TWIN_FIRST, options.threads());
    }
}
