// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.ThalwegException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Holds formulas so that equal ones are the same object: passes compare nodes by identity and share what is common.
///
/// A graph belongs to one compilation; it is not safe for use by several threads. Nodes of one graph must not meet nodes of
/// another without [#intern(Expr)].
public final class Graph {
    private record Key(Object head, List<Integer> operands) {
    }

    /// Passes walk formulas recursively; this many levels fit the smallest stack a thread is given.
    private static final int DEEPEST = 500;

    private final Map<Key, Expr> nodes = new HashMap<>();
    private final Map<Expr, Integer> ids = new IdentityHashMap<>();
    private final Map<Expr, SortedSet<Axis>> axes = new IdentityHashMap<>();
    private final Map<Expr, Expr> interned = new IdentityHashMap<>();
    private int depth;

    /// An empty graph.
    public Graph() {
    }

    /// The node of this graph that is equal to a formula.
    ///
    /// @param expr any formula
    /// @return the same formula, every node of it in this graph
    public Expr intern(Expr expr) {
        if (ids.containsKey(expr)) {
            return expr;
        }
        Expr known = interned.get(expr);
        if (known != null) {
            return known;
        }
        if (++depth > DEEPEST) {
            throw new ThalwegException("TH-F002", "the formula is nested more than " + DEEPEST
                    + " deep; expected less. Sum along an axis instead of writing a sum of many terms.");
        }
        List<Expr> operands = expr.operands();
        List<Expr> mine = new ArrayList<>(operands.size());
        for (Expr operand : operands) {
            mine.add(intern(operand));
        }
        depth--;
        Expr node = node(same(operands, mine) ? expr : expr.withOperands(mine));
        interned.put(expr, node);
        return node;
    }

    private static boolean same(List<Expr> a, List<Expr> b) {
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i) != b.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// The node equal to one whose operands are in this graph already.
    private Expr node(Expr expr) {
        Key key = new Key(head(expr), expr.operands().stream().map(ids::get).toList());
        Expr known = nodes.putIfAbsent(key, expr);
        if (known != null) {
            return known;
        }
        ids.put(expr, ids.size());
        axes.put(expr, Collections.unmodifiableSortedSet(axesOf(expr)));
        return expr;
    }

    /// What distinguishes a node from others of its kind, operands apart.
    private static Object head(Expr expr) {
        return switch (expr) {
            case Expr.Input _, Expr.Hyper _, Expr.Size _, Expr.Position _ -> expr;
            case Expr.Const c -> Double.doubleToRawLongBits(c.value());
            case Expr.Unary u -> u.op();
            case Expr.Binary b -> b.op();
            case Expr.Where _ -> Expr.Where.class;
            case Expr.Stop _ -> Expr.Stop.class;
            case Expr.Reduce r -> List.of(r.op(), List.copyOf(r.axes()));
            case Expr.Pick p -> List.of(Expr.Pick.class, p.axis());
            case Expr.Rename r -> List.of(Expr.Rename.class, r.from(), r.to());
            case Expr.Custom c -> c.operation();
        };
    }

    private SortedSet<Axis> axesOf(Expr expr) {
        SortedSet<Axis> result = new TreeSet<>();
        switch (expr) {
            case Expr.Input i -> result.addAll(i.axes());
            case Expr.Position p -> result.add(p.axis());
            case Expr.Hyper _, Expr.Const _, Expr.Size _ -> {
            }
            case Expr.Elementwise _ ->
                expr.operands().forEach(x -> result.addAll(axes(x)));
            case Expr.Reduce r -> {
                result.addAll(axes(r.x()));
                result.removeAll(r.axes());
            }
            case Expr.Pick p -> {
                result.addAll(axes(p.x()));
                result.remove(p.axis());
                result.addAll(axes(p.index()));
            }
            case Expr.Rename r -> {
                result.addAll(axes(r.x()));
                result.remove(r.from());
                result.add(r.to());
            }
            case Expr.Custom c -> {
                for (int i = 0; i < c.arguments().size(); i++) {
                    SortedSet<Axis> walked = new TreeSet<>(axes(c.arguments().get(i)));
                    walked.removeAll(c.operation().arguments().get(i));
                    result.addAll(walked);
                }
                result.addAll(c.operation().result());
            }
        }
        return result;
    }

    /// The axes of a value.
    ///
    /// @param expr a node of this graph
    /// @return its axes, sorted by name
    public SortedSet<Axis> axes(Expr expr) {
        SortedSet<Axis> known = axes.get(expr);
        return known != null ? known : axes(intern(expr));
    }

    /// A number that orders nodes by age: operands come before what uses them.
    ///
    /// @param expr a node of this graph
    /// @return its number
    public int id(Expr expr) {
        Integer id = ids.get(expr);
        return id != null ? id : id(intern(expr));
    }

    /// All nodes below some roots, operands first, each once.
    ///
    /// @param roots nodes of this graph
    /// @return the nodes in topological order
    public static List<Expr> topological(Collection<? extends Expr> roots) {
        List<Expr> order = new ArrayList<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        roots.forEach(root -> visit(root, seen, order));
        return order;
    }

    private static void visit(Expr expr, Set<Expr> seen, List<Expr> order) {
        if (seen.add(expr)) {
            expr.operands().forEach(x -> visit(x, seen, order));
            order.add(expr);
        }
    }

    /// Rebuilds a formula from the leaves up.
    ///
    /// @param expr the formula
    /// @param change what becomes of a node once its operands are rebuilt
    /// @param memo what was rebuilt already; shared between calls of one pass
    /// @return the rebuilt formula, in this graph
    public Expr rewrite(Expr expr, UnaryOperator<Expr> change, Map<Expr, Expr> memo) {
        Expr mine = intern(expr);
        Expr known = memo.get(mine);
        if (known != null) {
            return known;
        }
        List<Expr> operands = mine.operands().stream().map(x -> rewrite(x, change, memo)).toList();
        Expr result = intern(change.apply(intern(mine.withOperands(operands))));
        memo.put(mine, result);
        return result;
    }
}
