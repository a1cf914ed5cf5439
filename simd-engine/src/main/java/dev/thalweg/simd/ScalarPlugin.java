// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import com.google.auto.service.AutoService;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;

/// The scalar twins of the SIMD kernels: runs everywhere, slower, with the same bits.
@AutoService(BackendPlugin.class)
public final class ScalarPlugin implements BackendPlugin {
    private static final int PREFERENCE = 10;
    private static final String DESCRIPTION = "plain scalar code, the same bits as simd";

    /// For the service loader.
    public ScalarPlugin() {
    }

    @Override
    public String id() {
        return "scalar";
    }

    @Override
    public String summary() {
        return "Plain scalar code that gives the same bits as simd, on every machine.";
    }

    @Override
    public Availability availability() {
        return new Availability(true, PREFERENCE, DESCRIPTION);
    }

    @Override
    public Backend open(BackendOptions options) {
        return new SimdBackend(id(), DESCRIPTION, Target.SCALAR, Tiering.TWIN_FIRST, options.threads());
    }
}
