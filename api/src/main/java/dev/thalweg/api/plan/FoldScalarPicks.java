// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import java.util.IdentityHashMap;
import java.util.List;

/// Turns a pick that leaves no axis, `x[c = i]` of a single row, into a sum over a one-hot mask.
///
/// Scalar code reads numbers, not tensors; the sum is a walk like any other, over one row.
final class FoldScalarPicks {
    private final Graph graph;

    private FoldScalarPicks(Graph graph) {
        this.graph = graph;
    }

    static List<Expr> fold(Graph graph, List<Expr> roots) {
        FoldScalarPicks pass = new FoldScalarPicks(graph);
        var memo = new IdentityHashMap<Expr, Expr>();
        return roots.stream().map(root -> graph.rewrite(root, pass::rewrite, memo)).toList();
    }

    private Expr rewrite(Expr expr) {
        return expr instanceof Expr.Pick p && graph.axes(p).isEmpty()
                ? Formulas.sum(Formulas.where(Formulas.position(p.axis()).equalTo(p.index()), p.x(), 0), p.axis())
                : expr;
    }
}
