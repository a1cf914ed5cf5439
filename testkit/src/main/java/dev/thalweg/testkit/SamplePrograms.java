// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.erf;
import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.maxOver;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.reduce;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.formula.Formulas.xlogx;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Reduction;
import java.util.ArrayList;
import java.util.List;

/// Programs that between them need every kind of step: flat nests, rows with reductions that depend on one another, reductions over
/// columns and over everything, matrix products in all transposed forms, scalar code, updates in place.
public final class SamplePrograms {
    /// Items or rows.
    public static final Axis N = Axis.of("n");
    /// Classes; labels are positions on this axis.
    public static final Axis C = Axis.of("c");
    /// Features.
    public static final Axis D = Axis.of("d");

    private static final Expr.Input X = real("x", N);
    private static final Expr.Input Y = real("y", N);
    private static final Expr.Input LOGITS = real("logits", N, C);
    private static final Expr.Input TARGETS = real("targets", N, C);
    private static final Expr.Input LABELS = new Expr.Input("labels", List.of(N), Kind.LABEL);
    private static final Expr.Input MASK = new Expr.Input("mask", List.of(N, C), Kind.TRUTH);
    private static final Expr.Input CLASS_WEIGHTS = real("classWeights", C);
    private static final Expr.Hyper RATE = new Expr.Hyper("rate", Kind.REAL);

    private SamplePrograms() {
    }

    private static Expr.Input real(String name, Axis... axes) {
        return new Expr.Input(name, List.of(axes), Kind.REAL);
    }

    /// All of them.
    ///
    /// @return programs over some of the axes [#N], [#C] and [#D]; targets are called `y`, labels `labels`
    public static List<Program> all() {
        return List.of(mse(), huber(), bceWithLogits(), focal(), crossEntropy(), weightedCrossEntropy(),
                smoothedCrossEntropy(), klDivergence(), layerNorm(), columnSums(), addBias(), maskedMean(), scalars(),
                adam(), functions(), extremes(), threeAxes(), products(), transposedProducts(), dense(),
                lists(), draws(), lookedUp());
    }

    /// Programs that walk blocks of rows or pairs of them. Their sums are long and cancel, so they are held to equal bits, not to the
    /// oracle.
    ///
    /// @return programs over some of the axes [#N], [#C] and [#D]
    public static List<Program> blocksAndPairs() {
        return List.of(linearCrossEntropy(), pairs(), views(), likelihoodOfLists());
    }

    /// A product whose result is walked and overwritten, then summed over in three ways.
    ///
    /// @return inputs `hidden` over [#N], [#D], `weight` over [#C], [#D], `bias` and `labels`; a value and three gradients
    public static Program linearCrossEntropy() {
        Expr.Input hidden = real("hidden", N, D);
        Expr.Input weight = real("weight", C, D);
        Expr.Input bias = real("bias", C);
        Expr logits = sum(hidden.times(weight), D).plus(bias);
        Expr items = Formulas.where(LABELS.notEqualTo(constant(-100)),
                logSumExp(logits, C).minus(pick(logits, C, LABELS)), 0);
        return loss("linear cross-entropy", sum(items, N).over(size(N)), hidden, weight, bias);
    }

    /// Rows sorted by keys: gathers, ranks and sums that run.
    static Program lists() {
        Expr order = Formulas.order(LOGITS, C, true);
        return new Program("lists", List.of(
                new Program.Output("sorted", List.of(N, C), pick(TARGETS.times(X), C, order)),
                new Program.Output("ranks", List.of(N, C), Formulas.order(order, C, false)),
                new Program.Output("decayed", List.of(N, C),
                        Formulas.recurrence(TARGETS.abs(), constant(0.5), C, true))));
    }

    /// Entries that are looked up along an axis in the middle, by labels and by computed numbers: their slopes are scattered.
    static Program lookedUp() {
        Expr.Input cube = real("cube", N, C, D);
        Expr.Input places = new Expr.Input("labels", List.of(N, D), Kind.LABEL);
        Expr computed = Formulas.where(X.greaterThan(constant(0)), size(C).minus(1), X);
        Expr value = mean(pick(cube, C, places).times(X), N, D).plus(sum(pick(LOGITS, C, computed), N));
        return loss("looked up", value, cube, LOGITS);
    }

    /// Random numbers, a row operation without tensors.
    static Program draws() {
        return new Program("draws", List.of(new Program.Output("drawn", List.of(N, C),
                Formulas.uniform(RATE, 1, N, C).times(TARGETS))));
    }

    /// The likelihood of an order, and its gradient through gathers and recurrences.
    static Program likelihoodOfLists() {
        Expr sorted = pick(LOGITS, C, Formulas.order(TARGETS, C, true));
        return loss("likelihood of lists", mean(Formulas.runningLogSumExp(sorted, C, true).minus(sorted), N, C),
                LOGITS);
    }

    /// Rows read under two names, and their diagonal.
    static Program pairs() {
        Axis other = D.twin("e");
        Expr.Input rows = real("rows", D, N);
        Expr similarity = sum(rows.times(Formulas.rename(rows, D, other)), N).over(size(N));
        Expr apart = sum(rows.minus(Formulas.rename(rows, D, other)).abs(), N);
        Expr own = pick(similarity, other, position(D));
        return loss("pairs", mean(logSumExp(similarity, other).plus(own), D).plus(mean(tanh(apart), D, other)), rows);
    }

    /// Two inputs on an axis of two.
    static Program views() {
        Axis view = Axis.of("v", 2);
        Axis otherView = view.twin("w");
        Axis other = D.twin("e");
        Expr.Input a = real("a", D, C);
        Expr.Input b = real("b", D, C);
        Expr both = Formulas.where(position(view).equalTo(constant(0)), a.times(0.3), b.times(-0.2));
        Expr similarity = sum(both.times(Formulas.rename(Formulas.rename(both, view, otherView), D, other)), C)
                .over(size(C));
        return loss("views", mean(logSumExp(similarity, otherView, other), view, D), a, b);
    }

    /// The mean of squares and its gradient: the simplest of them, a flat nest.
    ///
    /// @return inputs `x` and `y` over [#N], outputs `value` and `gradient`
    public static Program mse() {
        return loss("mse", mean(X.minus(Y).square(), N), X);
    }

    static Program huber() {
        Expr size = X.minus(Y).abs();
        Expr value = Formulas.where(size.atMost(RATE), size.square().half(), RATE.times(size.minus(RATE.half())));
        return loss("huber", mean(value, N), X);
    }

    static Program bceWithLogits() {
        return loss("bce", mean(softplus(X).minus(X.times(Y)), N), X);
    }

    static Program focal() {
        Expr p = sigmoid(X);
        Expr right = p.times(Y).plus(constant(1).minus(p).times(constant(1).minus(Y)));
        return loss("focal", mean(constant(1).minus(right).power(RATE).times(softplus(X).minus(X.times(Y))), N), X);
    }

    static Program crossEntropy() {
        return loss("cross-entropy", mean(logSumExp(LOGITS, C).minus(pick(LOGITS, C, LABELS)), N), LOGITS);
    }

    static Program weightedCrossEntropy() {
        Expr weight = Formulas.where(LABELS.notEqualTo(constant(-100)), pick(CLASS_WEIGHTS, C, LABELS), 0);
        Expr items = weight.times(logSumExp(LOGITS, C).minus(pick(LOGITS, C, LABELS)));
        return loss("weighted cross-entropy", sum(items, N).over(sum(weight, N)), LOGITS);
    }

    static Program smoothedCrossEntropy() {
        Expr logProbabilities = LOGITS.minus(logSumExp(LOGITS, C));
        Expr target = where(position(C).equalTo(LABELS), 0.9, 0).plus(constant(0.1).over(size(C)));
        return loss("smoothed cross-entropy", mean(sum(target.times(logProbabilities), C).negate(), N), LOGITS);
    }

    private static Expr where(Expr condition, double whenTrue, double whenFalse) {
        return Formulas.where(condition, constant(whenTrue), constant(whenFalse));
    }

    static Program klDivergence() {
        Expr target = TARGETS.square();
        return loss("kl-divergence", sum(xlogx(target).minus(target.times(LOGITS)), N, C), LOGITS);
    }

    /// Four reductions of a row, each of which needs the one before.
    static Program layerNorm() {
        Expr centred = LOGITS.minus(mean(LOGITS, C));
        Expr scaled = centred.over(sqrt(mean(centred.square(), C).plus(constant(1e-3))));
        Expr greatest = maxOver(scaled, C);
        Expr weights = Formulas.exp(scaled.minus(greatest));
        return new Program("layer norm", List.of(
                new Program.Output("scaled", List.of(N, C), scaled.times(CLASS_WEIGHTS)),
                new Program.Output("weights", List.of(N, C), weights.over(sum(weights, C)))));
    }

    /// Numbers alone: computed once, from sizes, an input without axes, a run-time scalar, and a total.
    static Program scalars() {
        Expr shift = real("shift");
        Expr total = sum(X.times(shift), N);
        Expr ratio = total.over(size(N).times(RATE).plus(constant(1)));
        return new Program("scalars", List.of(new Program.Output("total", List.of(), total),
                new Program.Output("ratio", List.of(), Formulas.where(ratio.greaterThan(shift), sqrt(ratio.abs()), -1)),
                new Program.Output("moved", List.of(N), X.minus(ratio))));
    }

    static Program products() {
        Expr rows = sum(real("a", N, D).times(real("b", D, C)), D);
        return new Program("products", List.of(new Program.Output("plain", List.of(N, C), rows),
                new Program.Output("second", List.of(N, C), sum(real("a2", N, D).times(real("b2", C, D)), D))));
    }

    static Program transposedProducts() {
        return new Program("transposed products", List.of(
                new Program.Output("first", List.of(N, C), sum(real("a", D, N).times(real("b", D, C)), D)),
                new Program.Output("both", List.of(N, C), sum(real("a2", D, N).times(real("b2", C, D)), D))));
    }

    static Program columnSums() {
        return new Program("column sums", List.of(new Program.Output("sums", List.of(C), sum(LOGITS, N)),
                new Program.Output("greatest", List.of(C), maxOver(LOGITS, N))));
    }

    static Program addBias() {
        return new Program("add bias", List.of(
                new Program.Output("out", List.of(N, C),
                        relu(LOGITS.times(X).plus(CLASS_WEIGHTS).plus(position(C).times(0.01))))));
    }

    static Program maskedMean() {
        Expr kept = Formulas.where(MASK, LOGITS, 0);
        return loss("masked mean", sum(kept.square(), N, C).over(sum(where(MASK, 1, 0), N, C).plus(constant(1))),
                LOGITS);
    }

    static Program adam() {
        Expr.Input parameter = real("parameter", D);
        Expr.Input gradient = real("gradient", D);
        Expr.Input first = real("first", D);
        Expr.Input second = real("second", D);
        Expr m = first.times(0.9).plus(gradient.times(0.1));
        Expr v = second.abs().times(0.999).plus(gradient.square().times(0.001));
        Expr updated = parameter.minus(RATE.times(m).over(sqrt(v).plus(constant(1e-8))));
        return new Program("adam", List.of(new Program.Output("newParameter", List.of(D), updated, "parameter"),
                new Program.Output("newFirst", List.of(D), m, "first"),
                new Program.Output("newSecond", List.of(D), v, "second")));
    }

    static Program functions() {
        Expr sums = tanh(X).plus(erf(Y)).plus(expm1(X.half())).plus(log1p(Y.abs()))
                .plus(log(X.abs().plus(constant(0.01))));
        Expr powers = X.abs().power(Y).plus(sign(X)).plus(Y.power(constant(3)));
        return new Program("functions", List.of(new Program.Output("sums", List.of(N), sums),
                new Program.Output("powers", List.of(N), powers.over(X.square().plus(constant(1))))));
    }

    static Program extremes() {
        Expr least = reduce(Reduction.MIN, LOGITS, List.of(C));
        return new Program("extremes",
                List.of(new Program.Output("spread", List.of(N), maxOver(LOGITS, C).minus(least)),
                        new Program.Output("clipped", List.of(N, C), max(min(LOGITS, constant(1)), X)),
                        new Program.Output("greatest", List.of(), maxOver(X, N))));
    }

    static Program threeAxes() {
        Expr.Input cube = real("cube", N, C, D);
        Expr scaled = cube.times(TARGETS).plus(real("row", D));
        return new Program("three axes", List.of(new Program.Output("sums", List.of(N, D), sum(scaled, C)),
                new Program.Output("squares", List.of(C), sum(scaled.square(), N, D))));
    }

    static Program dense() {
        Expr.Input weights = real("weights", D, C);
        Expr.Input inputs = real("inputs", N, D);
        Expr hidden = relu(sum(inputs.times(weights), D).plus(CLASS_WEIGHTS));
        return loss("dense", mean(hidden.minus(TARGETS).square(), N, C), weights);
    }

    private static Program loss(String name, Expr value, Expr.Input... by) {
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output("value", List.of(), value)));
        List<Expr> gradients = Gradients.of(value, List.of(by));
        for (int i = 0; i < by.length; i++) {
            String output = by.length == 1 ? "gradient" : "gradient of " + by[i].name();
            outputs.add(new Program.Output(output, by[i].axes(), gradients.get(i)));
        }
        return new Program(name, outputs);
    }
}
