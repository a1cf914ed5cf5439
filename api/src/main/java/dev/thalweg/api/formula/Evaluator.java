// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Walks a formula node by node: the meaning of the language, and the oracle of every test.
///
/// It computes in `double`; with [ElementType#F32] every node's result is rounded to `float`, which is what the same formula
/// gives when evaluated node by node in single precision. It is slow and simple on purpose.
public final class Evaluator {
    private final Graph graph = new Graph();
    private final Map<String, Tensor> inputs;
    private final Map<String, Double> hypers;
    private final Map<Axis, Integer> sizes;
    private final ElementType type;
    private final Map<Expr, Tensor> done = new IdentityHashMap<>();

    /// An evaluator over given values.
    ///
    /// @param inputs tensors by name
    /// @param hypers hyper-parameters by name
    /// @param sizes the sizes of all axes
    /// @param type whether to round every result to single precision
    public Evaluator(Map<String, Tensor> inputs, Map<String, Double> hypers, Map<Axis, Integer> sizes,
            ElementType type) {
        this.inputs = Map.copyOf(inputs);
        this.hypers = Map.copyOf(hypers);
        this.sizes = Map.copyOf(sizes);
        this.type = type;
    }

    /// The value of a formula.
    ///
    /// @param expr the formula
    /// @return its value over its axes, sorted by name
    public Tensor evaluate(Expr expr) {
        Tensor result = null;
        for (Expr node : Graph.topological(List.of(graph.intern(expr)))) {
            result = done.get(node);
            if (result == null) {
                result = compute(node);
                done.put(node, result);
            }
        }
        return java.util.Objects.requireNonNull(result);
    }

    private Tensor compute(Expr node) {
        return switch (node) {
            case Expr.Input i -> input(i);
            case Expr.Hyper h -> Tensor.scalar(rounded(given(hypers, h.name())));
            case Expr.Const c -> Tensor.scalar(rounded(c.value()));
            case Expr.Size s -> Tensor.scalar(size(s.axis()));
            case Expr.Position p -> position(p.axis());
            case Expr.Unary u -> unary(u);
            case Expr.Binary b -> binary(b);
            case Expr.Where w -> where(w);
            case Expr.Stop s -> value(s.x());
            case Expr.Reduce r -> reduce(r);
            case Expr.Pick p -> pick(p);
            case Expr.Rename r -> rename(r);
            case Expr.Custom c -> custom(c);
        };
    }

    private double rounded(double x) {
        return type == ElementType.F32 ? (float) x : x;
    }

    private Tensor value(Expr operand) {
        return java.util.Objects.requireNonNull(done.get(operand));
    }

    private static <T> T given(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new ThalwegException("TH-F010",
                    "no value is given for '" + name + "'; given are " + new TreeSet<>(values.keySet()) + ".");
        }
        return value;
    }

    private int size(Axis axis) {
        if (axis.constantSize() > 0) {
            return axis.constantSize();
        }
        Integer size = sizes.get(axis.source());
        if (size == null) {
            throw new ThalwegException("TH-F011", "no size is given for axis [" + axis + "]; given are " + sizes + ".");
        }
        return size;
    }

    private List<Axis> axes(Expr node) {
        return List.copyOf(graph.axes(node));
    }

    private Walk walk(List<Axis> axes) {
        return new Walk(axes, axes.stream().map(this::size).toList());
    }

    private Tensor input(Expr.Input input) {
        Tensor sorted = given(inputs, input.name()).ordered(axes(input));
        return new Tensor(sorted.axes(), sorted.sizes(), Arrays.stream(sorted.data()).map(this::rounded).toArray());
    }

    private Tensor position(Axis axis) {
        double[] data = new double[size(axis)];
        Arrays.setAll(data, i -> i);
        return new Tensor(List.of(axis), List.of(data.length), data);
    }

    private Tensor unary(Expr.Unary u) {
        Tensor x = value(u.x());
        return new Tensor(x.axes(), x.sizes(),
                Arrays.stream(x.data()).map(v -> rounded(Meaning.of(u.op(), v))).toArray());
    }

    private Tensor binary(Expr.Binary b) {
        Walk walk = walk(axes(b));
        double[] x = spread(b.a(), walk);
        double[] y = spread(b.b(), walk);
        Arrays.setAll(x, i -> rounded(Meaning.of(b.op(), x[i], y[i])));
        return new Tensor(walk.axes(), walk.sizes(), x);
    }

    private Tensor where(Expr.Where w) {
        Walk walk = walk(axes(w));
        double[] c = spread(w.condition(), walk);
        double[] x = spread(w.whenTrue(), walk);
        double[] y = spread(w.whenFalse(), walk);
        Arrays.setAll(c, i -> c[i] != 0 ? x[i] : y[i]);
        return new Tensor(walk.axes(), walk.sizes(), c);
    }

    /// The operand's entries at every position of a walk.
    private double[] spread(Expr operand, Walk walk) {
        Tensor tensor = value(operand);
        int[] offsets = walk.offsets(tensor.axes(), tensor.sizes());
        double[] data = new double[offsets.length];
        Arrays.setAll(data, i -> tensor.data()[offsets[i]]);
        return data;
    }

    private Tensor reduce(Expr.Reduce r) {
        SortedSet<Axis> all = new TreeSet<>(graph.axes(r.x()));
        all.addAll(r.axes());
        Walk walk = walk(List.copyOf(all));
        double[] x = spread(r.x(), walk);
        Walk kept = walk(axes(r));
        int[] target = walk.offsets(kept.axes(), kept.sizes());
        double[] result = new double[kept.length()];
        Arrays.fill(result, r.op().identity());
        double[] greatest = r.op() == Reduction.LOG_SUM_EXP ? extremes(x, target, result.length) : result;
        if (r.op() == Reduction.LOG_SUM_EXP) {
            Arrays.fill(result, 0);
            for (int i = 0; i < x.length; i++) {
                double shift = greatest[target[i]] == Double.NEGATIVE_INFINITY ? 0 : greatest[target[i]];
                result[target[i]] = rounded(result[target[i]] + rounded(StrictMath.exp(rounded(x[i] - shift))));
            }
            Arrays.setAll(result, i -> greatest[i] == Double.NEGATIVE_INFINITY ? greatest[i]
                    : rounded(greatest[i] + rounded(StrictMath.log(result[i]))));
        } else {
            for (int i = 0; i < x.length; i++) {
                result[target[i]] = rounded(Meaning.fold(r.op(), result[target[i]], x[i]));
            }
        }
        return new Tensor(kept.axes(), kept.sizes(), result);
    }

    private static double[] extremes(double[] x, int[] target, int length) {
        double[] greatest = new double[length];
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            greatest[target[i]] = Math.max(greatest[target[i]], x[i]);
        }
        return greatest;
    }

    private Tensor rename(Expr.Rename r) {
        Tensor x = value(r.x());
        List<Axis> renamed = x.axes().stream().map(axis -> axis.equals(r.from()) ? r.to() : axis).toList();
        return new Tensor(renamed, x.sizes(), x.data()).ordered(axes(r));
    }

    private Tensor custom(Expr.Custom c) {
        List<Tensor> arguments = c.arguments().stream().map(this::value).toList();
        Walk target = walk(axes(c));
        RowCall call = new RowCall(c.operation(), arguments.stream().map(Tensor::axes).toList(), target.axes(),
                this::size);
        double[] result = new double[target.length()];
        Object[] data = arguments.stream().map(Tensor::data).toArray();
        for (int row = 0; row < call.rows(); row++) {
            call.run(row, data, result);
        }
        Arrays.setAll(result, i -> rounded(result[i]));
        return new Tensor(target.axes(), target.sizes(), result);
    }

    private Tensor pick(Expr.Pick p) {
        Tensor x = value(p.x());
        Walk walk = walk(axes(p));
        double[] index = spread(p.index(), walk);
        int along = x.axes().indexOf(p.axis());
        int stride = x.sizes().subList(along + 1, x.sizes().size()).stream().reduce(1, Math::multiplyExact);
        int size = x.sizes().get(along);
        int[] offsets = walk.offsets(x.axes(), x.sizes(), p.axis());
        double[] result = new double[walk.length()];
        for (int i = 0; i < result.length; i++) {
            boolean inside = index[i] >= 0 && index[i] < size && index[i] == Math.rint(index[i]);
            result[i] = inside ? x.data()[offsets[i] + ((int) index[i]) * stride] : 0;
        }
        return new Tensor(walk.axes(), walk.sizes(), result);
    }
}
