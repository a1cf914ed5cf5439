// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.ScratchMemory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// In which memory of the device each tensor of a plan lies.
///
/// An output that may share the array of an input has its memory too, filled with the input at first; what lives inside another buffer
/// lies in that one's memory; scratch buffers share pieces of memory.
public final class Memories {
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> labels = new HashSet<>();

    /// The memories of a plan.
    ///
    /// @param plan the plan
    public Memories(KernelPlan plan) {
        for (Expr.Input input : plan.inputs()) {
            names.put(input.name(), "input " + input.name());
            if (input.kind() != Kind.REAL) {
                labels.add(of(input.name()));
            }
        }
        for (PlanOutput output : plan.outputs()) {
            if (!output.isScalar()) {
                // what is overwritten need not be read
                String shared = names.get(output.inPlaceOf());
                names.put(output.source(), shared == null ? "output " + output.name() : shared);
            }
        }
        ScratchMemory.of(plan).forEach((buffer, piece) -> names.put(buffer, "scratch " + piece));
        plan.buffers().stream().filter(b -> !b.inside().isEmpty()).forEach(b -> names.put(b.name(), of(b.inside())));
    }

    /// The memory of a tensor.
    ///
    /// @param tensor the name of an input or buffer
    /// @return the name of the memory
    public String of(String tensor) {
        String name = names.get(tensor);
        if (name == null) {
            throw new IllegalArgumentException("no tensor " + tensor);
        }
        return name;
    }

    /// Whether a memory holds whole numbers.
    ///
    /// @param memory its name
    /// @return true for labels and masks
    public boolean isLabels(String memory) {
        return labels.contains(memory);
    }
}
