// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.gpu.device.Device;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.KernelContract.Subject;
import dev.thalweg.testkit.LossSubjects;
import dev.thalweg.testkit.OptimizerSubjects;
import dev.thalweg.testkit.PeerContract;
import dev.thalweg.testkit.SamplePrograms;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A device without `double`, whatever this one has: sums are made of pairs of floats.
@ExtendWith(NeedsOpenCl.class)
class SinglePrecisionTest extends PeerContract {
    @Override
    protected Backend open() {
        return new OpenClBackend(Session.open(withoutDoubles(Devices.choose(""))));
    }

    private static Device withoutDoubles(Device device) {
        return new Device(device.index(), device.type(), device.platform(), device.name(), device.version(),
                new Device.Arithmetic(false, device.arithmetic().roundsCorrectly()), device.limits(),
                device.obstacle());
    }

    @Override
    protected List<ElementType> types() {
        return List.of(ElementType.F32);
    }

    @Override
    protected Stream<Subject> subjects() {
        return SamplePrograms.all().stream()
                .map(program -> new Subject(program.name(), program, Map.of(), Map.of()));
    }

    @Test
    void noKernelOfTheRegistryNamesDouble() {
        try (Backend backend = open()) {
            assertThat(Stream.concat(LossSubjects.all(), OptimizerSubjects.all())).allSatisfy(
                    subject -> assertThat(kernels(backend, subject)).doesNotContain("double", "cl_khr_fp64"));
        }
    }

    private static String kernels(Backend backend, Subject subject) {
        String listing = backend.listing(Planner.plan(subject.program()), ElementType.F32);
        return listing.lines().filter(line -> !line.startsWith("//")).reduce("", (text, line) -> text + line + "\n");
    }

    @Test
    void doublesAreRefused() {
        KernelPlan plan = Planner.plan(SamplePrograms.mse());
        try (Backend backend = open()) {
            assertThatThrownBy(() -> backend.compile(plan, ElementType.F64))
                    .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.id()).isEqualTo("TH-B012"))
                    .hasMessageContaining("does not compute in f64; choose f32, or another device.");
        }
    }
}
