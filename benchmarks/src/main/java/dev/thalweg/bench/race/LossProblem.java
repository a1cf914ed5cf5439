// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A loss, its value and its gradients, averaged as the loss does by default.
///
/// @param loss its text form in Thalweg
/// @param inputs by name, in the order of the loss
/// @param gradients the inputs whose gradients are wanted
/// @param operations floating-point operations in matrix products, forward and backward
public record LossProblem(String loss, Map<String, Operand> inputs, List<String> gradients, long operations)
        implements
            Problem {

    /// Copies the collections, keeping their order.
    public LossProblem {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        gradients = List.copyOf(gradients);
    }

    /// The name of the loss without its arguments.
    ///
    /// @return such as `huber`
    public String id() {
        return loss.replaceAll("\\(.*", "");
    }

    /// An input.
    ///
    /// @param name its name
    /// @return the operand
    public Operand input(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    @Override
    public long elements() {
        return inputs.values().iterator().next().length();
    }
}
