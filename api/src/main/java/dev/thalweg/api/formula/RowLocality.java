// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Which parts of a formula read an input, and whether they read it row by row: at a position of some axes nothing but what lies at the
/// same position of them.
public final class RowLocality {
    private static final Expr ONE = Formulas.constant(1);

    private final Graph graph;
    private final Derivatives table;
    private final Expr leaf;
    private final Map<Expr, Boolean> reads = new IdentityHashMap<>();

    /// Of formulas over an input.
    ///
    /// @param graph where formulas live
    /// @param leaf the input
    public RowLocality(Graph graph, Expr.Input leaf) {
        this.graph = graph;
        this.table = new Derivatives(graph);
        this.leaf = graph.intern(leaf);
    }

    /// Whether a derivative with respect to the input may be other than 0: labels, comparisons, orders and what is held constant do not
    /// count.
    ///
    /// @param node any formula
    /// @return false if the value may jump at most
    public boolean reads(Expr node) {
        Expr mine = graph.intern(node);
        Boolean known = reads.get(mine);
        if (known == null) {
            known = mine == leaf || !followed(mine).isEmpty();
            reads.put(mine, known);
        }
        return known;
    }

    /// The operands through which a node reads the input.
    private List<Expr> followed(Expr node) {
        List<Expr> operands = node.operands();
        if (operands.stream().noneMatch(this::reads)) {
            return List.of();
        }
        List<Optional<Expr>> row = table.row(node, ONE);
        return IntStream.range(0, operands.size())
                .filter(i -> row.get(i).isPresent() && reads(operands.get(i))).mapToObj(operands::get).toList();
    }

    /// What keeps a formula from reading the input row by row.
    ///
    /// @param rows the axes whose positions are rows
    /// @param root the formula
    /// @return a node that reads other positions along these axes; empty if there is none
    public Optional<Expr> movingAlong(Set<Axis> rows, Expr root) {
        return movingAlong(rows, graph.intern(root), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private Optional<Expr> movingAlong(Set<Axis> rows, Expr node, Set<Expr> seen) {
        if (node == leaf || !reads(node) || !seen.add(node)) {
            return Optional.empty();
        }
        return moves(node, rows) ? Optional.of(node)
                : followed(node).stream().flatMap(x -> movingAlong(rows, x, seen).stream()).findFirst();
    }

    private static boolean moves(Expr node, Set<Axis> rows) {
        return switch (node) {
            case Expr.Leaf _, Expr.Elementwise _ -> false;
            case Expr.Reduce r -> !Collections.disjoint(r.axes(), rows);
            case Expr.Pick p -> rows.contains(p.axis());
            case Expr.Rename r -> rows.contains(r.from()) || rows.contains(r.to());
            case Expr.Custom c -> !Collections.disjoint(c.operation().axes(), rows);
        };
    }
}
