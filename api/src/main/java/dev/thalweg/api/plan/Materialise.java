// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Decides what is stored instead of being computed again: what is evaluated in two sweeps and costs more than keeping it, and what
/// would be computed again for every position of an axis that it does not have.
final class Materialise {
    /// Operations that a value kept within a row must save; about one transcendental function.
    private static final int ROW = 14;
    /// Operations that a value kept in a whole tensor must save.
    private static final int TENSOR = 40;

    private final WorkList list;
    private final Graph graph;
    private final Map<Expr, List<Integer>> evaluations = new LinkedHashMap<>();
    private final Set<Expr> wanted = new LinkedHashSet<>();

    private Materialise(WorkList list) {
        this.list = list;
        this.graph = list.graph;
    }

    /// The nodes that had better be stored.
    static Set<Expr> candidates(WorkList list, List<List<Work>> groups) {
        Materialise pass = new Materialise(list);
        for (int nest = 0; nest < groups.size(); nest++) {
            if (!groups.get(nest).getFirst().alone()) {
                pass.nest(groups.get(nest), nest);
            }
        }
        pass.evaluations.forEach(pass::repeated);
        return pass.maximal();
    }

    private void nest(List<Work> group, int number) {
        SortedSet<Axis> outer = Nests.outer(group);
        for (Nests.PlannedSweep sweep : Nests.sweeps(group, list.all, outer)) {
            SortedSet<Axis> loop = new TreeSet<>(outer);
            loop.addAll(sweep.inner());
            for (Expr node : evaluated(sweep.work())) {
                SortedSet<Axis> axes = graph.axes(node);
                boolean hoisted = !sweep.inner().isEmpty() && Collections.disjoint(axes, sweep.inner());
                if (axes.containsAll(loop)) {
                    evaluations.computeIfAbsent(node, _ -> new ArrayList<>()).add(number);
                } else if (!hoisted && !axes.containsAll(outer) && cost(node) >= ROW) {
                    wanted.add(node);
                }
            }
        }
    }

    private void repeated(Expr node, List<Integer> nests) {
        boolean oneNest = nests.stream().distinct().count() == 1;
        int saved = (nests.size() - 1) * cost(node);
        if (nests.size() > 1 && saved >= (oneNest ? ROW : TENSOR)) {
            wanted.add(node);
        }
    }

    /// Element-wise numbers with axes that a sweep computes itself.
    private List<Expr> evaluated(List<Work> work) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Expr> nodes = new ArrayList<>();
        for (Work w : work) {
            if (w.kind == Work.Kind.STORE) {
                w.node.operands().forEach(x -> collect(x, seen, nodes));
            } else {
                collect(w.value, seen, nodes);
            }
        }
        return nodes;
    }

    private void collect(Expr expr, Set<Expr> seen, List<Expr> nodes) {
        if (list.isCut(expr) || !seen.add(expr)) {
            return;
        }
        expr.operands().forEach(x -> collect(x, seen, nodes));
        if (WorkList.isElementwise(expr) && !isTruth(expr) && !graph.axes(expr).isEmpty()) {
            nodes.add(expr);
        }
    }

    static boolean isTruth(Expr expr) {
        return expr instanceof Expr.Binary b && b.op().isTruth()
                || expr instanceof Expr.Unary u && u.op() == dev.thalweg.api.formula.UnaryOp.NOT;
    }

    private int cost(Expr node) {
        return cost(node, node, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private int cost(Expr node, Expr root, Set<Expr> seen) {
        if (!seen.add(node) || node != root && list.isCut(node)) {
            return 0;
        }
        return Cost.of(node) + node.operands().stream().mapToInt(x -> cost(x, root, seen)).sum();
    }

    /// Leaves out what is part of another candidate over the same axes that is evaluated as often.
    private Set<Expr> maximal() {
        Set<Expr> result = new LinkedHashSet<>(wanted);
        for (Expr part : wanted) {
            for (Expr whole : wanted) {
                if (part != whole && graph.axes(part).equals(graph.axes(whole)) && times(part) <= times(whole)
                        && Graph.topological(List.of(whole)).contains(part)) {
                    result.remove(part);
                }
            }
        }
        return result;
    }

    private int times(Expr node) {
        return evaluations.getOrDefault(node, List.of()).size();
    }
}
