// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Numbers;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Reads;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.api.plan.Step;
import dev.thalweg.gpu.device.DeviceKernel;
import dev.thalweg.gpu.device.DeviceProgram;
import dev.thalweg.gpu.device.KeptArrays;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.emit.KernelText;
import dev.thalweg.gpu.emit.PlanText;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A plan and its program, for all sizes.
final class OpenClExecutable implements Executable {
    private static final String EXACT = "-cl-fp32-correctly-rounded-divide-sqrt";

    private final KernelPlan plan;
    private final ElementType type;
    private final PlanText text;
    private final Session session;
    private final KeptArrays keptArrays;
    private final @Nullable DeviceProgram program;
    private final Numbers numbers;
    private final Map<Step, ScalarProgram> scalars = new IdentityHashMap<>();
    private final Set<Step> late = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int[] results;

    OpenClExecutable(KernelPlan plan, ElementType type, PlanText text, Session session, KeptArrays keptArrays) {
        this.plan = plan;
        this.type = type;
        this.text = text;
        this.session = session;
        this.keptArrays = keptArrays;
        String options = session.device().arithmetic().roundsCorrectly() ? EXACT : "";
        program = text.source().isEmpty() ? null : session.program(plan.name(), text.source(), options);
        numbers = new Numbers(plan);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Scalars code) {
                scalars.put(step, ScalarProgram.compile(code.assignments(), numbers::slot, numbers.count()));
            }
        }
        findLate();
        results = plan.outputs().stream().filter(PlanOutput::isScalar).mapToInt(o -> numbers.slot(o.source()))
                .toArray();
    }

    /// Scalar code that only callers wait for, from the last step backwards.
    private void findLate() {
        Set<String> awaited = new HashSet<>();
        for (Step step : plan.steps().reversed()) {
            if (step instanceof Step.Scalars && Collections.disjoint(Reads.written(step), awaited)) {
                late.add(step);
            } else {
                awaited.addAll(Reads.of(step));
            }
        }
    }

    @Override
    public KernelPlan plan() {
        return plan;
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public Invocation newInvocation() {
        return new OpenClInvocation(this);
    }

    /// Kernels have one form, which they have from the start.
    @Override
    public boolean warmUp(long milliseconds) {
        return true;
    }

    PlanText text() {
        return text;
    }

    Session session() {
        return session;
    }

    KeptArrays keptArrays() {
        return keptArrays;
    }

    DeviceKernel newKernel(KernelText kernel) {
        return Objects.requireNonNull(program, "a plan with kernels").kernel(kernel.name());
    }

    Numbers numbers() {
        return numbers;
    }

    /// How many numbers a run works on.
    int numberCount() {
        return scalars.values().stream().mapToInt(ScalarProgram::numbers).reduce(numbers.count(), Math::max);
    }

    ScalarProgram scalars(Step.Scalars step) {
        return Objects.requireNonNull(scalars.get(step), "a step of the plan");
    }

    /// Whether no later step needs what scalar code computes, so that the device need not be waited for.
    boolean isLate(Step.Scalars step) {
        return late.contains(step);
    }

    /// The slots of scalar results.
    int[] results() {
        return results;
    }
}
