// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.WarmCallContract;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of tensors that are staged; JOCL makes objects for each one that is mapped.
@ExtendWith(NeedsOpenCl.class)
class WarmCallTest extends WarmCallContract {
    @Override
    protected Backend open(int threads) {
        return new OpenClBackend(Session.open(Devices.choose("")));
    }
}
