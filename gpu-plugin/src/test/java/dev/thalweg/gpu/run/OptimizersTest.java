// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.KernelContract.Subject;
import dev.thalweg.testkit.OptimizerSubjects;
import dev.thalweg.testkit.PeerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every optimizer that is registered.
@ExtendWith(NeedsOpenCl.class)
class OptimizersTest extends PeerContract {
    @Override
    protected Backend open() {
        return new OpenClBackend(Session.open(Devices.choose("")));
    }

    @Override
    protected Stream<Subject> subjects() {
        return OptimizerSubjects.all();
    }
}
