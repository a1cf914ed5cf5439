// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Residence;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.gpu.device.Device;
import dev.thalweg.gpu.device.KeptArrays;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.emit.PlanText;
import dev.thalweg.gpu.emit.Target;
import java.util.List;

/// Compiles plans for one device.
public final class OpenClBackend implements Backend {
    private final Session session;
    private final KeptArrays keptArrays;
    private final boolean processor;
    private final BackendInfo info;

    /// Kernels in the form that suits the kind of device.
    ///
    /// @param session the device in use; closed with the backend
    public OpenClBackend(Session session) {
        this(session, session.device().type() == Device.Type.CPU);
    }

    /// @param processor whether kernels have the form for processors
    OpenClBackend(Session session, boolean processor) {
        this.session = session;
        this.keptArrays = new KeptArrays(session);
        this.processor = processor;
        Device device = session.device();
        info = new BackendInfo("opencl", 1, device.limits().computeUnits(), device.line());
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public Executable compile(KernelPlan plan, ElementType type) {
        session.device().require(type);
        return new OpenClExecutable(plan, type, text(plan, type), session, keptArrays);
    }

    @Override
    public String listing(KernelPlan plan, ElementType type) {
        session.device().require(type);
        return Listing.of(plan, text(plan, type));
    }

    private PlanText text(KernelPlan plan, ElementType type) {
        return PlanText.of(plan, new Target(type, session.device().arithmetic().doubles(), processor));
    }

    @Override
    public Residence keep(List<Object> arrays) {
        return keptArrays.keep(arrays);
    }

    @Override
    public void close() {
        session.close();
    }
}
