// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The pass between plan and code: says what a legal plan is.
///
/// Everything read was written before; every axis is bound by a loop; memory that is shared holds what is read; an input whose array
/// an output shares is not read after it was overwritten; no sweep is larger than a kernel can be.
public final class PlanCheck {
    /// Lowered operations beyond which the JIT compiler gives a kernel up.
    public static final int MOST_OPERATIONS = 400;

    private final KernelPlan plan;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<Axis>> readable = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> overwritten = new HashSet<>();

    private PlanCheck(KernelPlan plan) {
        this.plan = plan;
    }

    /// Checks a plan.
    ///
    /// @param plan the plan
    /// @throws IllegalStateException that lists every problem: a defect of the planner, not of the user
    public static void check(KernelPlan plan) {
        PlanCheck check = new PlanCheck(plan);
        check.all();
        if (!check.problems.isEmpty()) {
            throw new IllegalStateException("illegal plan: " + String.join("; ", check.problems) + "\n" + plan);
        }
    }

    private void all() {
        plan.inputs().forEach(i -> readable.put(i.name(), i.axes()));
        plan.hypers().forEach(h -> numbers.add(h.name()));
        plan.buffers().forEach(b -> require(plan.buffer(b.memory()).inside().isEmpty(),
                b + " lives in " + b.inside() + ", which has no memory of its own"));
        plan.steps().forEach(this::step);
        for (PlanOutput output : plan.outputs()) {
            boolean written = output.isScalar() ? numbers.contains(output.source())
                    : readable.containsKey(output.source());
            require(written, "output " + output.name() + " is never written");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private void step(Step step) {
        switch (step) {
            case Step.Nest nest -> nest(nest);
            case Step.MatrixProduct p -> product(p);
            case Step.Rows rows -> rows(rows);
            case Step.Scatter s -> scatter(s);
            case Step.Fused f -> fused(f);
            case Step.Blocks b -> blocks(b);
            case Step.Scalars s -> s.assignments().forEach(a -> {
                formula(a.value(), List.of());
                numbers.add(a.name());
            });
        }
        noteOverwritten();
    }

    private void noteOverwritten() {
        plan.outputs().stream().filter(o -> !o.inPlaceOf().isEmpty() && readable.containsKey(o.source()))
                .forEach(o -> overwritten.add(o.inPlaceOf()));
    }

    /// Its parts may run some rows at a time.
    private void fused(Step.Fused f) {
        f.steps().forEach(this::step);
        Fusion.problem(f, plan::memoryOf).ifPresent(problems::add);
    }

    /// In a block every step walks the axis; what folds it is not read before the last block is done, and of what is local nothing is
    /// read afterwards.
    private void blocks(Step.Blocks b) {
        Set<String> folded = new HashSet<>();
        for (Step step : b.walks().toList()) {
            Set<String> read = Reads.of(step);
            require(Collections.disjoint(folded, read),
                    "a fold over " + b.axis() + " is read within its blocks: " + read);
            Set<String> written = Reads.written(step);
            require(walks(step, b.axis()), "a step within blocks of " + b.axis() + " does not walk it: " + written);
            written.stream().filter(name -> !plan.buffer(name).axes().contains(b.axis())).forEach(folded::add);
        }
        b.steps().forEach(this::step);
        for (String name : b.local()) {
            Buffer buffer = plan.buffer(name);
            require(buffer.home() == Home.SCRATCH && buffer.axes().contains(b.axis()),
                    name + buffer.axes() + " cannot be held in blocks of " + b.axis());
            require(b.local().contains(buffer.inside()) || buffer.inside().isEmpty(),
                    name + " is held in blocks within " + buffer.inside() + ", which is not");
            readable.remove(name);
        }
    }

    private static boolean walks(Step step, Axis axis) {
        return switch (step) {
            case Step.Nest nest -> nest.outer().contains(axis)
                    || nest.sweeps().stream().allMatch(sweep -> sweep.inner().contains(axis));
            case Step.MatrixProduct p -> Stream.of(p.m(), p.n(), p.k()).anyMatch(g -> g.getFirst().equals(axis));
            case Step.Fused _, Step.Blocks _, Step.Rows _, Step.Scatter _, Step.Scalars _ -> false;
        };
    }

    private void rows(Step.Rows rows) {
        rows.value().arguments().forEach(x -> {
            require(x instanceof Expr.Leaf, rows.target() + ": an argument is no tensor and no number: " + x);
            formula(x, List.copyOf(new Graph().axes(x)));
        });
        Buffer buffer = plan.buffer(rows.target());
        require(Set.copyOf(buffer.axes()).equals(new Graph().axes(rows.value())),
                "rows " + buffer + buffer.axes() + " of " + rows.value());
        written(buffer);
    }

    private void scatter(Step.Scatter s) {
        Buffer buffer = plan.buffer(s.target());
        List<Axis> rows = new ArrayList<>(buffer.axes());
        require(rows.remove(s.axis()), s.target() + buffer.axes() + " has no axis " + s.axis());
        for (Expr operand : List.of(s.index(), s.value())) {
            List<Axis> axes = operand instanceof Expr.Input i ? i.axes() : List.of();
            require(operand instanceof Expr.Leaf && (axes.equals(rows) || operand == s.value() && axes.isEmpty()),
                    s.target() + ": " + operand + " is not over the rows " + rows);
            formula(operand, axes);
        }
        written(buffer);
    }

    private void product(Step.MatrixProduct p) {
        reads(p.a());
        reads(p.b());
        require(isMatrix(p.a().axes(), p.m(), p.k()), p.target() + ": left operand is over " + p.a().axes());
        require(isMatrix(p.b().axes(), p.k(), p.n()), p.target() + ": right operand is over " + p.b().axes());
        require(plan.buffer(p.target()).axes().equals(joined(p.m(), p.n())), p.target() + " is not laid out as [m, n]");
        written(plan.buffer(p.target()));
    }

    /// What is written overwrites whatever else lives in its memory.
    private void forgetOthersIn(Buffer written) {
        plan.buffers().stream().filter(b -> !b.name().equals(written.name()) && b.memory().equals(written.memory()))
                .forEach(b -> readable.remove(b.name()));
    }

    private static boolean isMatrix(List<Axis> axes, List<Axis> rows, List<Axis> columns) {
        return axes.equals(joined(rows, columns)) || axes.equals(joined(columns, rows));
    }

    private static List<Axis> joined(List<Axis> a, List<Axis> b) {
        List<Axis> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private void nest(Step.Nest nest) {
        require(!nest.outer().isEmpty(), "a nest without outer axes");
        for (Sweep sweep : nest.sweeps()) {
            List<Axis> loop = new ArrayList<>(nest.outer());
            loop.addAll(sweep.inner());
            sweep.statements().forEach(s -> {
                formula(s.value(), loop);
                target(s, nest, loop);
            });
            int operations = Cost.of(sweep.statements().stream().map(Statement::value).toList());
            require(operations <= MOST_OPERATIONS,
                    "a sweep of " + operations + " operations; at most " + MOST_OPERATIONS);
            noteOverwritten();
        }
    }

    private void target(Statement statement, Step.Nest nest, List<Axis> loop) {
        Buffer buffer = plan.buffer(statement.target());
        switch (statement) {
            case Statement.Store _ -> require(Set.copyOf(buffer.axes()).equals(Set.copyOf(loop)),
                    "store to " + buffer + buffer.axes() + " within " + loop);
            case Statement.Accumulate _ -> require(
                    buffer.home() == Home.SCALAR || Set.copyOf(buffer.axes()).equals(Set.copyOf(nest.outer())),
                    "fold into " + buffer + buffer.axes() + " of rows " + nest.outer());
        }
        written(buffer);
    }

    private void written(Buffer buffer) {
        if (buffer.home() == Home.SCALAR) {
            numbers.add(buffer.name());
            return;
        }
        readable.put(buffer.name(), buffer.axes());
        forgetOthersIn(buffer);
    }

    private void formula(Expr value, List<Axis> loop) {
        Expr root = new Graph().intern(value);
        Set<Axis> bound = new HashSet<>(loop);
        for (Expr node : Graph.topological(List.of(root))) {
            switch (node) {
                case Expr.Hyper h ->
                    require(numbers.contains(h.name()), "number " + h.name() + " is read before it is known");
                case Expr.Input i -> reads(i);
                case Expr.Position p -> require(bound.contains(p.axis()), "position along unbound axis " + p.axis());
                case Expr.Rename _, Expr.Collective _ -> problems.add("within a statement: " + node);
                case Expr.Const _, Expr.Size _, Expr.Pick _, Expr.Elementwise _ -> {
                }
            }
        }
        require(bound.containsAll(new Graph().axes(root)), "unbound axes in " + value + " within " + loop);
    }

    /// The rows that axes name: a tensor may be read under second names.
    private static List<Axis> sources(List<Axis> axes) {
        return axes.stream().map(Axis::source).toList();
    }

    private void reads(Expr.Input input) {
        List<Axis> axes = readable.get(input.name());
        require(axes != null, input.name() + " is read before it is written");
        require(axes == null || sources(axes).equals(sources(input.axes())),
                input.name() + " is over " + axes + ", read as " + input.axes());
        require(!overwritten.contains(input.name()), input.name() + " is read after its array was overwritten");
    }
}
