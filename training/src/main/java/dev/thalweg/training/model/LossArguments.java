// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossSum;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inputs of a loss as leaves of its formula, and the formula that each leaf stands for.
final class LossArguments {
    private final LossSum loss;
    private final List<Axis> items;
    private final @Nullable Axis classes;
    private final Map<String, Expr.Input> leaves = new LinkedHashMap<>();
    private final Map<Expr.Input, Expr> given = new LinkedHashMap<>();

    /// No input is given yet.
    ///
    /// @param items the axes of what the loss has a value for
    /// @param classes the class axis of a row-wise loss
    LossArguments(LossSum loss, List<Axis> items, @Nullable Axis classes) {
        this.loss = loss;
        this.items = items;
        this.classes = classes;
    }

    /// Gives an input.
    ///
    /// @param axes the axes that the loss sees
    /// @param argument a formula over some of them
    LossArguments give(LossInput input, List<Axis> axes, Expr argument) {
        var leaf = new Expr.Input(input.name(), axes, input.kind());
        leaves.put(input.name(), leaf);
        given.put(leaf, argument);
        return this;
    }

    /// The value of the loss over its own inputs.
    Expr formula() {
        var inputs = new LossInputs(leaves, items, classes);
        return AssembleLoss.assemble(loss, new BoundInputs(inputs, Map.of())).value();
    }

    /// The value of the loss over what its inputs are given.
    Expr value() {
        return new Graph().rewrite(formula(), this::argument, new IdentityHashMap<>());
    }

    private Expr argument(Expr node) {
        return node instanceof Expr.Input leaf ? given.getOrDefault(leaf, leaf) : node;
    }
}
