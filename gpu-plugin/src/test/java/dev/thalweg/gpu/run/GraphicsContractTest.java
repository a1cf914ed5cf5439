// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.BackendContract;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kernels in the form for graphics processors, whatever the device is.
@ExtendWith(NeedsOpenCl.class)
class GraphicsContractTest extends BackendContract {
    @Override
    protected Backend open(int threads) {
        return new OpenClBackend(Session.open(Devices.choose("")), false);
    }
}
