// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.List;
import java.util.SequencedMap;

/// What a backend runs: a short list of steps over buffers. It depends on the formula alone, never on sizes or hardware.
///
/// @param name the name of the formula, for people
/// @param inputs the tensors that callers bind
/// @param hypers the numbers that callers give
/// @param axes all axes of inputs and outputs whose sizes callers give; every other axis is in `fused`
/// @param fused axes that stand for several neighbouring ones walked as one: the size is the product
/// @param buffers what the plan stores, outputs included
/// @param steps what is done, in order
/// @param outputs the tensors written into arrays that callers bind (same name as their buffer), and scalar results
public record KernelPlan(String name, List<Expr.Input> inputs, List<Expr.Hyper> hypers, List<Axis> axes,
        SequencedMap<Axis, List<Axis>> fused, List<Buffer> buffers, List<Step> steps, List<PlanOutput> outputs) {

    /// Copies the lists.
    public KernelPlan {
        inputs = List.copyOf(inputs);
        hypers = List.copyOf(hypers);
        axes = List.copyOf(axes);
        fused = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(fused));
        buffers = List.copyOf(buffers);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
    }

    /// The steps in running order, those within blocks in place of the blocks and fused ones one after the other.
    ///
    /// @return nests, products and scalar code
    public List<Step> walks() {
        return steps.stream().flatMap(Step::walks).toList();
    }

    /// A buffer by name.
    ///
    /// @param wanted the name
    /// @return the buffer
    public Buffer buffer(String wanted) {
        return buffers.stream().filter(b -> b.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no buffer '" + wanted + "' in plan " + name));
    }

    /// The memory in which a tensor lives: an input that an output overwrites is in the output's.
    ///
    /// @param tensor the name of an input or buffer
    /// @return the name of an input or buffer
    String memoryOf(String tensor) {
        return buffers.stream().filter(b -> b.name().equals(tensor)).map(Buffer::memory).findFirst()
                .or(() -> outputs.stream().filter(o -> o.inPlaceOf().equals(tensor)).map(PlanOutput::name).findFirst())
                .orElse(tensor);
    }

    @Override
    public String toString() {
        return PlanPrinter.print(this);
    }
}
