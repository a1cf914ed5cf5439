// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.api.formula.UnaryOp;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Forward-mode differentiation by dual numbers, for formulas over the class axis or none: a second opinion on derived gradients.
///
/// A value is an array of duals, one for each class, or a single one.
final class Duals {
    private static final Axis CLASSES = Axis.of("c");

    private record Dual(double value, double slope) {
        static Dual constant(double value) {
            return new Dual(value, 0);
        }

        Dual plus(Dual other) {
            return new Dual(value + other.value, slope + other.slope);
        }
    }

    private final Map<String, double[]> inputs;
    private final Map<String, Double> hypers;
    private final String variable;
    private final int index;
    private final int classes;
    private final Map<Expr, Dual[]> done = new IdentityHashMap<>();

    private Duals(Map<String, double[]> inputs, Map<String, Double> hypers, String variable, int index, int classes) {
        this.inputs = inputs;
        this.hypers = hypers;
        this.variable = variable;
        this.index = index;
        this.classes = classes;
    }

    /// The derivative of a number with respect to one entry of an input.
    static double slope(Expr expr, Map<String, double[]> inputs, Map<String, Double> hypers, String variable, int index,
            int classes) {
        return new Duals(inputs, hypers, variable, index, classes).of(expr)[0].slope;
    }

    private Dual[] of(Expr expr) {
        Dual[] known = done.get(expr);
        if (known == null) {
            known = compute(expr);
            done.put(expr, known);
        }
        return known;
    }

    private Dual[] compute(Expr expr) {
        return switch (expr) {
            case Expr.Input i -> leaf(i);
            case Expr.Hyper h -> new Dual[] {Dual.constant(hypers.get(h.name()))};
            case Expr.Const c -> new Dual[] {Dual.constant(c.value())};
            case Expr.Size _ -> new Dual[] {Dual.constant(classes)};
            case Expr.Position _ -> each(classes, Dual::constant);
            case Expr.Stop s -> each(of(s.x()).length, k -> Dual.constant(of(s.x())[k].value));
            case Expr.Unary u -> each(of(u.x()).length, k -> unary(u.op(), of(u.x())[k]));
            case Expr.Binary b ->
                each(Math.max(of(b.a()).length, of(b.b()).length), k -> binary(b, at(b.a(), k), at(b.b(), k)));
            case Expr.Where w ->
                each(Math.max(of(w.condition()).length, Math.max(of(w.whenTrue()).length, of(w.whenFalse()).length)),
                        k -> at(w.condition(), k).value != 0 ? at(w.whenTrue(), k) : at(w.whenFalse(), k));
            case Expr.Reduce r -> new Dual[] {reduce(r)};
            case Expr.Pick p -> new Dual[] {of(p.x())[(int) of(p.index())[0].value]};
            case Expr.Rename r -> of(r.x());
            case Expr.Custom c -> throw new IllegalArgumentException("not needed here: " + c);
        };
    }

    private Dual[] leaf(Expr.Input input) {
        double[] data = inputs.get(input.name());
        return each(data.length, k -> new Dual(data[k], input.name().equals(variable) && k == index ? 1 : 0));
    }

    private static Dual[] each(int length, IntFunction<Dual> entry) {
        Dual[] result = new Dual[length];
        Arrays.setAll(result, entry);
        return result;
    }

    private Dual at(Expr expr, int k) {
        Dual[] values = of(expr);
        return values[values.length == 1 ? 0 : k];
    }

    private Dual reduce(Expr.Reduce r) {
        Dual[] x = of(r.x());
        if (!r.axes().contains(CLASSES)) {
            return x[0];
        }
        return switch (r.op()) {
            case SUM -> Arrays.stream(x).reduce(Dual.constant(0), Dual::plus);
            case LOG_SUM_EXP -> {
                double top = Arrays.stream(x).mapToDouble(Dual::value).max().orElseThrow();
                double sum = Arrays.stream(x).mapToDouble(d -> Math.exp(d.value - top)).sum();
                yield new Dual(top + Math.log(sum),
                        Arrays.stream(x).mapToDouble(d -> Math.exp(d.value - top) / sum * d.slope).sum());
            }
            case MAX, MIN -> throw new IllegalArgumentException("not needed here: " + r);
        };
    }

    private static Dual unary(UnaryOp op, Dual x) {
        double v = x.value;
        double slope = switch (op) {
            case NEGATE -> -1;
            case ABS -> Math.signum(v);
            case SQUARE -> 2 * v;
            case SQRT -> 0.5 / Math.sqrt(v);
            case RECIPROCAL -> -1 / (v * v);
            case EXP -> Math.exp(v);
            case EXPM1 -> Math.exp(v);
            case LOG -> 1 / v;
            case LOG1P -> 1 / (1 + v);
            case SIGMOID -> 1 / (2 + Math.exp(v) + Math.exp(-v));
            case SOFTPLUS -> 1 / (1 + Math.exp(-v));
            case TANH -> 1 - Math.tanh(v) * Math.tanh(v);
            case ERF -> 2 / Math.sqrt(Math.PI) * Math.exp(-v * v);
            case XLOGX -> Math.log(v) + 1;
            case SIN -> Math.cos(v);
            case COS -> -Math.sin(v);
            case ACOS -> -1 / Math.sqrt(1 - v * v);
            case ATAN -> 1 / (1 + v * v);
            case LGAMMA -> Meaning.of(UnaryOp.DIGAMMA, v);
            case DIGAMMA -> throw new IllegalArgumentException("not needed here: digamma");
            case SIGN, NOT -> 0;
        };
        return new Dual(Meaning.of(op, v), x.slope == 0 ? 0 : slope * x.slope);
    }

    private static Dual binary(Expr.Binary b, Dual x, Dual y) {
        double slope = switch (b.op()) {
            case ADD -> x.slope + y.slope;
            case SUBTRACT -> x.slope - y.slope;
            case MULTIPLY -> x.slope * y.value + x.value * y.slope;
            case DIVIDE -> (x.slope - x.value / y.value * y.slope) / y.value;
            case POWER -> y.value * Math.pow(x.value, y.value - 1) * x.slope;
            case MAX -> x.value > y.value ? x.slope : y.slope;
            case MIN -> x.value < y.value ? x.slope : y.slope;
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR -> 0;
        };
        return new Dual(Meaning.of(b.op(), x.value, y.value), slope);
    }
}
