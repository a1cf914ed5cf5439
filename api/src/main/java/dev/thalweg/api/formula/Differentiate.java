// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The second pass: reverse-mode derivatives, as formulas.
///
/// It walks the formula once from the result to the leaves and gathers adjoints by the table of derivatives, one row a kind of
/// node. It works on formulas as they were written, before anything is lowered.
public final class Differentiate {
    private final Graph graph;
    private final Derivatives table;

    /// Derivatives of formulas of a graph.
    ///
    /// @param graph the graph
    public Differentiate(Graph graph) {
        this.graph = graph;
        this.table = new Derivatives(graph);
    }

    /// The gradient of a number.
    ///
    /// @param result a formula without axes, or with the axes of the seed
    /// @param seed the derivative of the final number with respect to the result: 1, or an upstream gradient
    /// @param leaves the inputs with respect to which to differentiate
    /// @return for each leaf a formula with the axes of the leaf; 0 where the result does not depend on it
    public List<Expr> gradients(Expr result, Expr seed, List<? extends Expr> leaves) {
        Expr root = graph.intern(result);
        List<Expr> wanted = leaves.stream().map(graph::intern).toList();
        List<Expr> order = Graph.topological(List.of(root));
        Set<Expr> active = active(order, wanted);
        Map<Expr, Expr> adjoints = new IdentityHashMap<>();
        adjoints.put(root, graph.intern(seed));
        for (Expr node : order.reversed()) {
            Expr adjoint = adjoints.get(node);
            if (adjoint != null && active.contains(node)) {
                pass(node, adjoint, active, adjoints);
            }
        }
        return wanted.stream().map(leaf -> adjoints.getOrDefault(leaf, graph.intern(Formulas.constant(0)))).toList();
    }

    /// The nodes through which a leaf reaches the result.
    private static Set<Expr> active(List<Expr> order, List<Expr> leaves) {
        Set<Expr> active = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Expr node : order) {
            boolean isLeaf = leaves.stream().anyMatch(leaf -> leaf == node);
            boolean passes = !(node instanceof Expr.Stop) && node.operands().stream().anyMatch(active::contains);
            if (isLeaf || passes) {
                active.add(node);
            }
        }
        return active;
    }

    private void pass(Expr node, Expr adjoint, Set<Expr> active, Map<Expr, Expr> adjoints) {
        List<Optional<Expr>> row = table.row(node, adjoint);
        List<Expr> operands = node.operands();
        for (int i = 0; i < row.size(); i++) {
            Expr operand = operands.get(i);
            if (row.get(i).isPresent() && active.contains(operand)) {
                Expr part = graph.intern(unbroadcast(node, i, row.get(i).get()));
                adjoints.merge(operand, part, (a, b) -> graph.intern(Derivatives.sum(a, b)));
            }
        }
    }

    /// Sums over the axes along which an operand was broadcast; an axis that the adjoint lacks counts once per position.
    private Expr unbroadcast(Expr node, int index, Expr part) {
        var axes = new TreeSet<>(graph.axes(node));
        return switch (node) {
            case Expr.Binary _, Expr.Where _ -> summed(part, axes, node.operands().get(index));
            case Expr.Custom c -> {
                axes.removeAll(c.operation().result());
                axes.addAll(c.operation().arguments().get(index));
                yield summed(part, axes, c.arguments().get(index));
            }
            case Expr.Unary _, Expr.Stop _, Expr.Reduce _, Expr.Leaf _, Expr.View _ -> part;
        };
    }

    private Expr summed(Expr part, Set<Axis> axes, Expr operand) {
        axes.removeAll(graph.axes(operand));
        return Formulas.sum(part, axes);
    }
}
