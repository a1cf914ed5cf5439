// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which tensors and numbers a step reads, and which it writes.
public final class Reads {
    private Reads() {
    }

    /// What a step reads.
    ///
    /// @param step the step
    /// @return names of inputs, buffers and numbers
    public static Set<String> of(Step step) {
        Set<String> names = new HashSet<>();
        for (Expr node : Graph.topological(formulas(step))) {
            if (node instanceof Expr.Input input) {
                names.add(input.name());
            } else if (node instanceof Expr.Hyper hyper) {
                names.add(hyper.name());
            }
        }
        return names;
    }

    /// What a step writes.
    ///
    /// @param step the step
    /// @return names of buffers and scalars
    public static Set<String> written(Step step) {
        return switch (step) {
            case Step.Nest nest -> nest.sweeps().stream().flatMap(s -> s.statements().stream()).map(Statement::target)
                    .collect(Collectors.toSet());
            case Step.MatrixProduct product -> Set.of(product.target());
            case Step.Rows rows -> Set.of(rows.target());
            case Step.Scatter scatter -> Set.of(scatter.target());
            case Step.Fused _, Step.Blocks _ ->
                step.walks().flatMap(s -> written(s).stream()).collect(Collectors.toSet());
            case Step.Scalars scalars ->
                scalars.assignments().stream().map(Step.Assignment::name).collect(Collectors.toSet());
        };
    }

    /// The formulas of a step.
    ///
    /// @param step the step
    /// @return what it computes
    public static List<Expr> formulas(Step step) {
        return formulasOf(step).toList();
    }

    private static Stream<Expr> formulasOf(Step step) {
        return switch (step) {
            case Step.Nest nest ->
                nest.sweeps().stream().flatMap(s -> s.statements().stream()).map(Statement::value);
            case Step.MatrixProduct product -> Stream.of(product.a(), product.b());
            case Step.Rows rows -> Stream.of(rows.value());
            case Step.Scatter scatter -> Stream.of(scatter.index(), scatter.value());
            case Step.Fused _, Step.Blocks _ -> step.walks().flatMap(Reads::formulasOf);
            case Step.Scalars scalars -> scalars.assignments().stream().map(Step.Assignment::value);
        };
    }
}
