// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tells into which results of a plan sums go, whose order is a backend's own.
final class Sums {
    private final Set<String> summed = new HashSet<>();

    private Sums(KernelPlan plan) {
        plan.steps().forEach(this::follow);
    }

    /// The results that are computed element by element.
    ///
    /// @param plan the plan
    /// @return names of outputs
    static Set<String> without(KernelPlan plan) {
        Sums sums = new Sums(plan);
        return plan.outputs().stream().filter(Predicate.not(output -> sums.summed.contains(output.source())))
                .map(PlanOutput::name).collect(Collectors.toSet());
    }

    private void follow(Step step) {
        switch (step) {
            case Step.Nest nest -> nest.sweeps().forEach(sweep -> sweep.statements().forEach(this::follow));
            case Step.MatrixProduct product -> summed.add(product.target());
            case Step.Rows rows -> note(rows.target(), rows.value());
            case Step.Scatter scatter -> note(scatter.target(), scatter.index(), scatter.value());
            case Step.Blocks _, Step.Fused _ -> step.walks().forEach(this::follow);
            case Step.Scalars scalars -> scalars.assignments().forEach(a -> note(a.name(), a.value()));
        }
    }

    private void follow(Statement statement) {
        switch (statement) {
            case Statement.Store store -> note(store.target(), store.value());
            case Statement.Accumulate fold -> {
                if (fold.op() == Reduction.SUM) {
                    summed.add(fold.target());
                } else {
                    note(fold.target(), fold.value());
                }
            }
        }
    }

    private void note(String target, Expr... values) {
        boolean isSummed = Graph.topological(List.of(values)).stream().anyMatch(node -> switch (node) {
            case Expr.Input input -> summed.contains(input.name());
            case Expr.Hyper number -> summed.contains(number.name());
            case Expr _ -> false;
        });
        if (isSummed) {
            summed.add(target);
        }
    }
}
