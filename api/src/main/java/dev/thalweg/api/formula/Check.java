// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.ThalwegException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The first pass: refuses formulas that mean nothing, and says where.
///
/// It checks that conditions are truths and operands of arithmetic are numbers, that reductions and picks walk axes that are
/// there, that a renamed axis is a twin, that a name stands for one input only, and that the formula is within its budget of nodes.
public final class Check {
    private static final int MOST_NODES = 20_000;

    private final Graph graph;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Expr> names = new HashMap<>();

    private Check(Graph graph) {
        this.graph = graph;
    }

    /// Checks formulas together.
    ///
    /// @param graph the graph they are in
    /// @param roots the formulas
    /// @throws ThalwegException `TH-F001` that lists every problem with the place
    public static void check(Graph graph, Collection<Expr> roots) {
        Check check = new Check(graph);
        List<Expr> nodes = Graph.topological(roots.stream().map(graph::intern).toList());
        if (nodes.size() > MOST_NODES) {
            throw new ThalwegException("TH-F002",
                    "the formula has " + nodes.size() + " nodes; expected at most " + MOST_NODES
                            + ". Split it, or use axes instead of repeating it.");
        }
        nodes.forEach(check::node);
        if (!check.problems.isEmpty()) {
            throw new ThalwegException("TH-F001", String.join(" Also: ", check.problems));
        }
    }

    private void node(Expr expr) {
        switch (expr) {
            case Expr.Input i -> once(i.name(), i);
            case Expr.Hyper h -> once(h.name(), h);
            case Expr.Const _, Expr.Size _, Expr.Position _ -> {
            }
            case Expr.Unary u -> operand(expr, u.x(), u.op() == UnaryOp.NOT);
            case Expr.Binary b -> {
                operand(expr, b.a(), b.op().isLogical());
                operand(expr, b.b(), b.op().isLogical());
            }
            case Expr.Where w -> {
                operand(expr, w.condition(), true);
                if (isTruth(w.whenTrue()) != isTruth(w.whenFalse())) {
                    problem(expr, "one side is a truth, the other a number; expected two of a kind");
                }
            }
            case Expr.Stop _ -> {
            }
            case Expr.Reduce r -> {
                operand(expr, r.x(), false);
                Set<Axis> missing = new TreeSet<>(r.axes());
                missing.removeAll(graph.axes(r.x()));
                if (r.op() != Reduction.SUM && !missing.isEmpty()) {
                    problem(expr,
                            r.op().text() + " over " + missing + ", but the operand has the axes " + graph.axes(r.x()));
                }
            }
            case Expr.Pick p -> {
                operand(expr, p.index(), false);
                if (!graph.axes(p.x()).contains(p.axis())) {
                    problem(expr, "picks along [" + p.axis() + "], but the operand has the axes " + graph.axes(p.x()));
                }
            }
            case Expr.Rename r -> rename(r);
            case Expr.Custom c -> custom(c);
        }
    }

    private void rename(Expr.Rename r) {
        Set<Axis> axes = graph.axes(r.x());
        if (!axes.contains(r.from())) {
            problem(r, "renames [" + r.from() + "], but the operand has the axes " + axes);
        }
        if (axes.contains(r.to())) {
            problem(r, "the operand has the axis [" + r.to() + "] already; expected a new name. A diagonal is "
                    + "x[" + r.from() + " = pos[" + r.to() + "]]");
        }
        if (!r.from().source().equals(r.to().source())) {
            problem(r, "[" + r.from() + "] and [" + r.to() + "] are different rows; expected a twin of one axis");
        }
    }

    /// An axis of a row is walked by the operation alone.
    private void custom(Expr.Custom c) {
        Set<Axis> ofRows = new TreeSet<>(c.operation().result());
        c.operation().arguments().forEach(ofRows::addAll);
        for (int i = 0; i < c.arguments().size(); i++) {
            Set<Axis> walked = new TreeSet<>(graph.axes(c.arguments().get(i)));
            walked.removeAll(c.operation().arguments().get(i));
            walked.retainAll(ofRows);
            if (!walked.isEmpty()) {
                problem(c, "argument " + (i + 1) + " has the axes " + walked + ", which are those of rows");
            }
        }
    }

    private void once(String name, Expr leaf) {
        Expr before = names.putIfAbsent(name, leaf);
        if (before != null && !before.equals(leaf)) {
            problem(leaf,
                    "the name '" + name + "' stands for two different inputs: " + before.getClass().getSimpleName()
                            + graph.axes(before) + " and " + leaf.getClass().getSimpleName() + graph.axes(leaf));
        }
    }

    private void operand(Expr parent, Expr x, boolean truth) {
        if (isTruth(x) != truth) {
            problem(parent,
                    "'" + Printer.print(x) + "' is a " + (truth ? "number; expected a truth, such as a comparison"
                            : "truth; expected a number. Use where(…, 1, 0)"));
        }
    }

    /// Whether a value is a truth.
    ///
    /// @param expr a formula
    /// @return true for comparisons, logic and masks
    static boolean isTruth(Expr expr) {
        return switch (expr) {
            case Expr.Input i -> i.kind() == Kind.TRUTH;
            case Expr.Hyper h -> h.kind() == Kind.TRUTH;
            case Expr.Unary u -> u.op() == UnaryOp.NOT;
            case Expr.Binary b -> b.op().isTruth();
            case Expr.Where w -> isTruth(w.whenTrue());
            case Expr.Stop s -> isTruth(s.x());
            case Expr.Pick p -> isTruth(p.x());
            case Expr.Rename r -> isTruth(r.x());
            case Expr.Const _, Expr.Size _, Expr.Position _, Expr.Collective _ -> false;
        };
    }

    private void problem(Expr place, String what) {
        String text = Printer.print(place);
        problems.add("in " + (text.length() > 80 ? text.substring(0, 77) + "…" : text) + ": " + what + ".");
    }
}
