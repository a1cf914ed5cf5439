// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.api.formula.RowCall;
import dev.thalweg.api.formula.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs a plan in `double`, position by position, exactly as its steps say: the meaning of plans, for tests.
///
/// Memory starts as NaN, so that what is read before it is written shows; memory of one block is NaN again before each block.
public final class PlanInterpreter {
    /// Rows of a block: few, so that small inputs have several.
    private static final int BLOCK = 3;

    /// The rows that are walked.
    private record Block(Axis axis, int from, int to) {
    }

    private final KernelPlan plan;
    private @Nullable Block block;
    private final Map<Axis, Integer> sizes = new HashMap<>();
    private final Map<String, double[]> memory = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private PlanInterpreter(KernelPlan plan, Map<Axis, Integer> sizes) {
        this.plan = plan;
        plan.axes()
                .forEach(axis -> this.sizes.put(axis, axis.constantSize() > 0 ? axis.constantSize()
                        : Objects.requireNonNull(sizes.get(axis), axis::name)));
        plan.fused().forEach((axis, parts) -> this.sizes.put(axis,
                parts.stream().mapToInt(part -> Objects.requireNonNull(this.sizes.get(part))).reduce(1,
                        Math::multiplyExact)));
    }

    /// Runs a plan.
    ///
    /// @param plan the plan
    /// @param inputs the tensors, in the memory order of the plan's inputs
    /// @param hypers the numbers
    /// @param sizes the sizes of the plan's axes
    /// @return every output by name; scalar results as tensors without axes
    public static Map<String, Tensor> run(KernelPlan plan, Map<String, double[]> inputs, Map<String, Double> hypers,
            Map<Axis, Integer> sizes) {
        PlanInterpreter run = new PlanInterpreter(plan, sizes);
        run.memory.putAll(inputs);
        run.numbers.putAll(hypers);
        plan.buffers().forEach(run::allocate);
        plan.steps().forEach(run::step);
        Map<String, Tensor> results = new HashMap<>();
        plan.outputs().forEach(o -> results.put(o.name(), run.result(o)));
        return results;
    }

    private void allocate(Buffer buffer) {
        if (buffer.inside().isEmpty()) {
            double[] data = new double[buffer.axes().stream().mapToInt(this::size).reduce(1, Math::multiplyExact)];
            Arrays.fill(data, Double.NaN);
            memory.put(buffer.name(), data);
        }
    }

    private Tensor result(PlanOutput output) {
        return output.isScalar() ? Tensor.scalar(Objects.requireNonNull(numbers.get(output.source())))
                : new Tensor(output.axes(), output.axes().stream().map(this::size).toList(), array(output.source()));
    }

    private int size(Axis axis) {
        return axis.sizeIn(sizes);
    }

    private double[] array(String name) {
        String inside = plan.buffers().stream().filter(b -> b.name().equals(name)).map(Buffer::inside).findFirst()
                .orElse("");
        return Objects.requireNonNull(memory.get(inside.isEmpty() ? name : inside), name);
    }

    private void step(Step step) {
        switch (step) {
            case Step.Nest nest -> nest(nest);
            case Step.MatrixProduct p -> product(p);
            case Step.Rows r -> rows(r);
            case Step.Scatter s -> nest(s.walked(plan.buffer(s.target()).axes()));
            case Step.Fused f -> f.steps().forEach(this::step);
            case Step.Blocks b -> blocks(b);
            case Step.Scalars s -> s.assignments().forEach(a -> numbers.put(a.name(), value(a.value(), Map.of())));
        }
    }

    private void blocks(Step.Blocks b) {
        int size = size(b.axis());
        for (int from = 0; from == 0 || from < size; from += BLOCK) {
            b.local().forEach(name -> Arrays.fill(array(name), Double.NaN));
            block = new Block(b.axis(), from, Math.min(size, from + BLOCK));
            b.steps().forEach(this::step);
        }
        block = null;
    }

    /// Whether a fold over some axes goes on from what earlier blocks left.
    private boolean goesOn(List<Axis> kept) {
        return block != null && block.from > 0 && !kept.contains(block.axis);
    }

    private void nest(Step.Nest nest) {
        for (Sweep sweep : nest.sweeps()) {
            for (Statement s : sweep.statements()) {
                if (s instanceof Statement.Accumulate a && plan.buffer(a.target()).home() == Home.SCALAR
                        && !goesOn(List.of())) {
                    numbers.put(a.target(), a.op().identity());
                }
            }
        }
        walk(nest.outer(), new HashMap<>(), row -> nest.sweeps().forEach(sweep -> sweep(sweep, row)));
    }

    private void sweep(Sweep sweep, Map<Axis, Integer> row) {
        for (Statement s : sweep.statements()) {
            Buffer buffer = plan.buffer(s.target());
            if (s instanceof Statement.Accumulate a && buffer.home() != Home.SCALAR && !goesOn(buffer.axes())) {
                array(a.target())[offset(buffer.axes(), row)] = a.op().identity();
            }
        }
        walk(sweep.inner(), new HashMap<>(row), at -> sweep.statements().forEach(s -> statement(s, at)));
    }

    private void statement(Statement statement, Map<Axis, Integer> at) {
        double value = value(statement.value(), at);
        Buffer buffer = plan.buffer(statement.target());
        switch (statement) {
            case Statement.Store _ -> array(buffer.name())[offset(buffer.axes(), at)] = value;
            case Statement.Accumulate a when buffer.home() == Home.SCALAR ->
                numbers.merge(buffer.name(), value, (sum, x) -> Meaning.fold(a.op(), sum, x));
            case Statement.Accumulate a -> {
                double[] data = array(buffer.name());
                int offset = offset(buffer.axes(), at);
                data[offset] = Meaning.fold(a.op(), data[offset], value);
            }
        }
    }

    private void product(Step.MatrixProduct p) {
        Buffer target = plan.buffer(p.target());
        walk(target.axes(), new HashMap<>(), at -> {
            double[] sum = {goesOn(target.axes()) ? array(p.target())[offset(target.axes(), at)] : 0};
            walk(p.k(), new HashMap<>(at),
                    all -> sum[0] = Math.fma(value(p.a(), all), value(p.b(), all), sum[0]));
            array(p.target())[offset(target.axes(), at)] = sum[0];
        });
    }

    private void rows(Step.Rows r) {
        Buffer target = plan.buffer(r.target());
        List<Expr> arguments = r.value().arguments();
        Object[] data = arguments.stream()
                .map(x -> x instanceof Expr.Input i ? array(i.name()) : new double[] {value(x, Map.of())}).toArray();
        RowCall call = new RowCall(r.value().operation(), arguments.stream().map(RowCall::layout).toList(),
                target.axes(), this::size);
        double[] result = target.home() == Home.SCALAR ? new double[1] : array(r.target());
        for (int row = 0; row < call.rows(); row++) {
            call.run(row, data, result);
        }
        if (target.home() == Home.SCALAR) {
            numbers.put(r.target(), result[0]);
        }
    }

    private void walk(List<Axis> axes, Map<Axis, Integer> at, java.util.function.Consumer<Map<Axis, Integer>> visit) {
        if (axes.isEmpty()) {
            visit.accept(at);
            return;
        }
        Axis axis = axes.getFirst();
        Block rows = block != null && block.axis.equals(axis) ? block : new Block(axis, 0, size(axis));
        for (int i = rows.from; i < rows.to; i++) {
            at.put(axis, i);
            walk(axes.subList(1, axes.size()), at, visit);
        }
        at.remove(axis);
    }

    private int offset(List<Axis> axes, Map<Axis, Integer> at) {
        int offset = 0;
        for (Axis axis : axes) {
            offset = offset * size(axis) + Objects.requireNonNull(at.get(axis), () -> "unbound " + axis);
        }
        return offset;
    }

    private double value(Expr expr, Map<Axis, Integer> at) {
        return switch (expr) {
            case Expr.Input i -> array(i.name())[offset(i.axes(), at)];
            case Expr.Hyper h -> Objects.requireNonNull(numbers.get(h.name()), h.name());
            case Expr.Const c -> c.value();
            case Expr.Size s -> size(s.axis());
            case Expr.Position p -> Objects.requireNonNull(at.get(p.axis()));
            case Expr.Unary u -> Meaning.of(u.op(), value(u.x(), at));
            case Expr.Binary b -> Meaning.of(b.op(), value(b.a(), at), value(b.b(), at));
            case Expr.Where w -> value(w.condition(), at) != 0 ? value(w.whenTrue(), at) : value(w.whenFalse(), at);
            case Expr.Stop s -> value(s.x(), at);
            case Expr.Pick p -> pick(p, at);
            case Expr.Rename _, Expr.Collective _ -> throw new IllegalStateException("within a statement: " + expr);
        };
    }

    private double pick(Expr.Pick p, Map<Axis, Integer> at) {
        double index = value(p.index(), at);
        if (!(index >= 0 && index < size(p.axis())) || index != Math.rint(index)) {
            return 0;
        }
        Map<Axis, Integer> there = new HashMap<>(at);
        there.put(p.axis(), (int) index);
        return value(p.x(), there);
    }
}
