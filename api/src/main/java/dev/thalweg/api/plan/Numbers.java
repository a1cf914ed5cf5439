// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The single numbers of a plan by slot: hyper-parameters, sizes, inputs without axes, and what the plan computes.
public final class Numbers {
    private final Map<Object, Integer> slots = new LinkedHashMap<>();

    /// The numbers of a plan: hyper-parameters come first, in order.
    ///
    /// @param plan the plan
    public Numbers(KernelPlan plan) {
        plan.hypers().forEach(this::slot);
        plan.steps().forEach(this::name);
        plan.buffers().stream().filter(b -> b.home() == Home.SCALAR).forEach(b -> slot(b.name()));
    }

    private void name(Step step) {
        if (step instanceof Step.Scalars scalars) {
            scalars.assignments().forEach(a -> slot(a.name()));
        }
        for (Expr node : Graph.topological(Reads.formulas(step))) {
            if (node instanceof Expr.Hyper || node instanceof Expr.Size
                    || node instanceof Expr.Input i && i.axes().isEmpty()) {
                slot(node);
            }
        }
    }

    /// The slot of a number by name, made if need be.
    ///
    /// @param name the name of a hyper-parameter or of a scalar that the plan computes
    /// @return the slot
    public int slot(String name) {
        return slots.computeIfAbsent(name, _ -> slots.size());
    }

    /// The slot of a leaf, made if need be.
    ///
    /// @param leaf a hyper-parameter, a size, or an input without axes
    /// @return the slot
    public int slot(Expr leaf) {
        return leaf instanceof Expr.Hyper hyper ? slot(hyper.name()) : slots.computeIfAbsent(leaf, _ -> slots.size());
    }

    /// How many slots there are so far.
    ///
    /// @return their number
    public int count() {
        return slots.size();
    }

    /// The sizes and inputs among the numbers, which an invocation fills in.
    ///
    /// @return the leaves that are not hyper-parameters
    public List<Expr> leaves() {
        List<Expr> leaves = new ArrayList<>();
        slots.keySet().forEach(key -> {
            if (key instanceof Expr leaf) {
                leaves.add(leaf);
            }
        });
        return leaves;
    }
}
