// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.KernelContract.Subject;
import dev.thalweg.testkit.LossSubjects;
import dev.thalweg.testkit.PeerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every loss that is registered, with all gradients.
@ExtendWith(NeedsOpenCl.class)
class LossesTest extends PeerContract {
    @Override
    protected Backend open() {
        return new OpenClBackend(Session.open(Devices.choose("")));
    }

    @Override
    protected Stream<Subject> subjects() {
        return LossSubjects.all().filter(subject -> subject.name().endsWith(" with gradients"));
    }
}
