// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Access;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.ScratchMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The arrays of a plan by slot: inputs and outputs in the order in which callers bind them, then what the plan needs of its own.
public final class Tensors {

    /// Whose the memory is.
    public enum Role {
        /// The caller's.
        BOUND,
        /// The invocation's.
        SCRATCH,
        /// A worker's, one block of rows.
        LOCAL,
        /// Whole numbers 0, 1, 2, …
        RAMP
    }

    /// One array.
    ///
    /// @param name its name
    /// @param axes its axes, outermost first
    /// @param role whose it is
    /// @param labels whether it holds `int`
    /// @param memory the piece of scratch memory in which it lies; -1 for what lies elsewhere
    public record Tensor(String name, List<Axis> axes, Role role, boolean labels, int memory) {
        Tensor(String name, List<Axis> axes, Role role, boolean labels) {
            this(name, axes, role, labels, -1);
        }
    }

    private final List<Tensor> all = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<Axis, Integer> ramps = new HashMap<>();
    private final Map<String, Integer> scratch;
    private final int bound;

    /// The arrays of a plan; ramps are added as they are asked for.
    ///
    /// @param plan the plan
    public Tensors(KernelPlan plan) {
        plan.inputs().forEach(i -> add(i.name(), new Tensor(i.name(), i.axes(), Role.BOUND, i.kind() != Kind.REAL)));
        for (PlanOutput output : plan.outputs()) {
            if (!output.isScalar()) {
                add(output.source(), new Tensor(output.name(), output.axes(), Role.BOUND, false));
            }
        }
        bound = all.size();
        scratch = ScratchMemory.of(plan);
        plan.buffers().stream().filter(b -> b.inside().isEmpty()).forEach(this::add);
        plan.buffers().stream().filter(b -> !b.inside().isEmpty()).forEach(b -> slots.put(b.name(), slot(b.inside())));
    }

    private void add(Buffer buffer) {
        if (slots.containsKey(buffer.name())) {
            return;
        }
        switch (buffer.home()) {
            case SCRATCH -> add(buffer.name(), new Tensor(buffer.name(), buffer.axes(), Role.SCRATCH, false,
                    Objects.requireNonNull(scratch.get(buffer.name()), buffer.name())));
            case REGISTER -> add(buffer.name(), new Tensor(buffer.name(), buffer.axes(), Role.LOCAL, false));
            case OUTPUT, ROW ->
                throw new IllegalArgumentException("buffer " + buffer.name() + " of home " + buffer.home()
                        + " is no output of the plan");
            case SCALAR -> {
            }
        }
    }

    private void add(String name, Tensor tensor) {
        slots.put(name, all.size());
        all.add(tensor);
    }

    /// How many pieces of scratch memory there are.
    ///
    /// @return their number
    public int pieces() {
        return 1 + scratch.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    }

    /// How many arrays callers bind.
    ///
    /// @return inputs and outputs together
    public int bound() {
        return bound;
    }

    /// All arrays by slot.
    ///
    /// @return the arrays
    public List<Tensor> all() {
        return all;
    }

    /// The slot of an input or buffer.
    ///
    /// @param name its name
    /// @return the slot
    public int slot(String name) {
        return Objects.requireNonNull(slots.get(name), () -> "no tensor " + name);
    }

    int slot(Access.Source source) {
        return switch (source) {
            case Access.Tensor tensor -> slot(tensor.name());
            case Access.Ramp ramp -> ramps.computeIfAbsent(ramp.axis(), axis -> {
                all.add(new Tensor(new Expr.Position(axis).toString(), List.of(axis), Role.RAMP, false));
                return all.size() - 1;
            });
        };
    }
}
