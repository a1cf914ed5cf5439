// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which tensors a step reads.
final class Reads {
    private Reads() {
    }

    static Set<String> of(Step step) {
        List<Expr> formulas = switch (step) {
            case Step.Nest nest ->
                nest.sweeps().stream().flatMap(s -> s.statements().stream()).map(Statement::value).toList();
            case Step.MatrixProduct product -> List.of(product.a(), product.b());
            case Step.Scalars scalars -> scalars.assignments().stream().map(Step.Assignment::value).toList();
        };
        Set<String> names = new HashSet<>();
        for (Expr node : Graph.topological(formulas)) {
            if (node instanceof Expr.Input input) {
                names.add(input.name());
            }
        }
        return names;
    }
}
