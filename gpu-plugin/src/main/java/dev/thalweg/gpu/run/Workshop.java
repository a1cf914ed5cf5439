// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.gpu.device.DeviceKernel;
import dev.thalweg.gpu.emit.KernelText;
import java.util.HashMap;
import java.util.Map;

/// What the steps of an invocation work with, whatever the sizes: device memory, totals, and a kernel of each kind.
final class Workshop {
    private final OpenClExecutable executable;
    private final DeviceTensors tensors;
    private final Totals totals;
    private final Map<String, DeviceKernel> kernels = new HashMap<>();

    Workshop(OpenClExecutable executable, DeviceTensors tensors) {
        this.executable = executable;
        this.tensors = tensors;
        totals = new Totals(executable);
    }

    OpenClExecutable executable() {
        return executable;
    }

    DeviceTensors tensors() {
        return tensors;
    }

    Totals totals() {
        return totals;
    }

    DeviceKernel kernel(KernelText text) {
        return kernels.computeIfAbsent(text.name(), _ -> executable.newKernel(text));
    }
}
