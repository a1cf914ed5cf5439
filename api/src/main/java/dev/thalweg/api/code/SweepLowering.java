// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import dev.thalweg.api.plan.Sweep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lowers the sweeps of one nest, in order: a later sweep knows which row maxima earlier ones computed.
public final class SweepLowering {
    private final KernelPlan plan;
    private final ElementType type;
    private final Set<Axis> outer;
    private final Graph graph = new Graph();
    private final Map<String, Expr> maxima = new HashMap<>();

    /// For the sweeps of a nest.
    ///
    /// @param plan the plan
    /// @param nest a nest of it
    /// @param type the element type
    public SweepLowering(KernelPlan plan, Step.Nest nest, ElementType type) {
        this.plan = plan;
        this.type = type;
        outer = Set.copyOf(nest.outer());
    }

    /// Lowers the next sweep of the nest.
    ///
    /// @param name what to call it
    /// @param sweep the sweep
    /// @return its code
    public SweepCode lower(String name, Sweep sweep) {
        List<Statement> statements = sweep.statements();
        List<Expr> values = statements.stream().map(s -> graph.intern(s.value())).toList();
        OneSweep one = new OneSweep(uses(values));
        for (int i = 0; i < statements.size(); i++) {
            one.add(single(statements.get(i), sweep), values.get(i));
        }
        return one.finish(name, sweep.inner());
    }

    /// A fold of one entry is that entry.
    private Statement single(Statement statement, Sweep sweep) {
        return statement instanceof Statement.Accumulate fold && sweep.inner().isEmpty()
                && plan.buffer(fold.target()).home() != Home.SCALAR
                        ? new Statement.Store(fold.target(), fold.value()) : statement;
    }

    private static Map<Expr, Integer> uses(List<Expr> roots) {
        Map<Expr, Integer> uses = new IdentityHashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Graph.topological(roots).forEach(node -> node.operands().forEach(x -> uses.merge(x, 1, Integer::sum)));
        return uses;
    }

    /// The sweep being lowered.
    private final class OneSweep implements Lowering.Leaves {
        private final Code code = new Code(type);
        private final List<Access> loads = new ArrayList<>();
        private final List<Expr> numbers = new ArrayList<>();
        private final List<SweepCode.Store> stores = new ArrayList<>();
        private final List<SweepCode.Fold> folds = new ArrayList<>();
        private final Map<String, Value> stored = new HashMap<>();
        private final Lowering lowering;

        OneSweep(Map<Expr, Integer> uses) {
            lowering = new Lowering(code, this, uses);
        }

        void add(Statement statement, Expr expr) {
            Value value = lowering.real(expr);
            switch (statement) {
                case Statement.Store store -> {
                    Buffer buffer = plan.buffer(store.target());
                    stores.add(new SweepCode.Store(Access.of(buffer.name(), buffer.axes()), value));
                    stored.put(store.target(), value);
                }
                case Statement.Accumulate fold -> {
                    folds.add(new SweepCode.Fold(fold.target(), fold.op(), value));
                    if (fold.op() == Reduction.MAX || fold.op() == Reduction.MAX_NUMBER) {
                        maxima.put(fold.target(), expr);
                    }
                }
            }
        }

        SweepCode finish(String name, List<Axis> inner) {
            return new SweepCode(name, inner, code, loads, numbers, stores, folds, early());
        }

        @Override
        public Value leaf(Expr leaf) {
            return switch (leaf) {
                case Expr.Input i when stored.containsKey(i.name()) -> stored.get(i.name());
                case Expr.Input _, Expr.Position _, Expr.Pick _ -> load(access(leaf));
                case Expr.Hyper _, Expr.Size _ -> code.number(indexOf(numbers, leaf));
                case Expr.Const _, Expr.Rename _, Expr.Elementwise _, Expr.Collective _ ->
                    throw new IllegalStateException("not a leaf: " + leaf);
            };
        }

        private Value load(Access access) {
            Set<Axis> inner = new HashSet<>(access.axes());
            inner.removeAll(outer);
            boolean perRow = !Collections.disjoint(access.axes(), outer);
            Level level = perRow ? inner.isEmpty() ? Level.ROW : Level.ELEMENT
                    : inner.isEmpty() ? Level.UNIFORM : Level.COLUMN;
            return code.load(indexOf(loads, access), level);
        }

        private Access access(Expr expr) {
            return switch (expr) {
                case Expr.Input i -> Access.of(i.name(), i.axes());
                case Expr.Position p -> Access.position(p.axis());
                case Expr.Pick p -> picked(access(p.x()), p);
                case Expr.Stop s -> access(s.x());
                case Expr.Hyper _, Expr.Const _, Expr.Size _, Expr.Unary _, Expr.Binary _, Expr.Where _, Expr.Rename _, Expr.Collective _ ->
                    throw new IllegalArgumentException(
                            "picks need a tensor and an index that are stored, not: " + expr);
            };
        }

        private Access picked(Access of, Expr.Pick pick) {
            Access.Coordinate index = index(pick);
            return new Access(of.source(), of.coordinates().stream()
                    .map(c -> c instanceof Access.Along along && along.axis().equals(pick.axis()) ? index : c)
                    .toList());
        }

        /// At the position of a twin of the axis an entry is on the diagonal, and never outside.
        private Access.Coordinate index(Expr.Pick pick) {
            return switch (pick.index()) {
                case Expr.Const c -> new Access.At((int) c.value());
                case Expr.Position p when p.axis().source().equals(pick.axis().source()) -> new Access.Along(p.axis());
                case Expr other -> new Access.Indexed(access(other));
            };
        }

        private static <T> int indexOf(List<T> list, T item) {
            int known = list.indexOf(item);
            if (known < 0) {
                list.add(item);
                known = list.size() - 1;
            }
            return known;
        }

        /// `x − m` or `x − where(m == −∞, 0, m)`, where m is the greatest x of the row.
        @Override
        public boolean isNotPositive(Expr.Binary difference) {
            Expr subtrahend = difference.b() instanceof Expr.Where w ? w.whenFalse() : difference.b();
            return subtrahend instanceof Expr.Input m && maxima.get(m.name()) == difference.a()
                    && m.axes().equals(plan.buffer(m.name()).axes())
                    && (difference.b() == m || difference.b() instanceof Expr.Where w && guardsInfinity(w, m));
        }

        private static boolean guardsInfinity(Expr.Where guard, Expr.Input m) {
            return guard.whenTrue() instanceof Expr.Const zero && zero.value() == 0
                    && guard.condition() instanceof Expr.Binary test && test.operands().contains(m)
                    && test.operands().contains(new Expr.Const(Double.NEGATIVE_INFINITY));
        }

        /// Whether something is stored in the memory of a buffer that was there before.
        private boolean isOverwritten(Buffer buffer) {
            return stored.keySet().stream().anyMatch(name -> plan.buffers().stream()
                    .anyMatch(b -> b.name().equals(name) && b.inside().equals(buffer.memory()))
                    && !name.equals(buffer.name()));
        }

        /// Loads of tensors in whose place this sweep stores something.
        private List<Value> early() {
            Set<String> overwritten = new HashSet<>();
            for (PlanOutput output : plan.outputs()) {
                if (stored.containsKey(output.source())) {
                    overwritten.add(output.inPlaceOf());
                }
            }
            plan.buffers().stream().filter(b -> isOverwritten(b)).forEach(b -> overwritten.add(b.name()));
            List<Value> early = new ArrayList<>();
            for (Access access : loads) {
                if (access.source() instanceof Access.Tensor tensor && overwritten.contains(tensor.name())) {
                    early.add(load(access));
                }
            }
            return early;
        }
    }
}
