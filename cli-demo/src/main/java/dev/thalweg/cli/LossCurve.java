// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossSum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The value of a loss along a [LossSlice], and its slope there.
///
/// @param about what is drawn, such as `prediction = x, target = 1`
/// @param x the points
/// @param values the value at each
/// @param slopes the derivative of the value; none for a loss that offers no gradient
record LossCurve(String about, double[] x, double[] values, double[] slopes) {
    /// Of so many numbers the range is drawn; beyond it curves may run off.
    private static final double SHOWN = 0.85;
    private static final double MARGIN = 1.15;

    /// Computes points of equal distance.
    static LossCurve of(LossPlugin loss, int points) {
        LossSlice slice = LossSlice.of(loss);
        LossSum sum = LossSum.of(loss);
        BoundInputs bound = InputShapes.bind(sum, slice.shapes());
        AssembledLoss assembled = AssembleLoss.assemble(sum, bound);
        Expr.Input first = bound.inputs().leaves().values().iterator().next();
        boolean hasSlope = assembled.differentiable().contains(first);
        Program program = assembled.program(hasSlope ? List.of(first) : List.of());
        double[] x = new double[points];
        double[] values = new double[points];
        double[] slopes = new double[hasSlope ? points : 0];
        for (int i = 0; i < points; i++) {
            x[i] = slice.from() + (slice.to() - slice.from()) * i / (points - 1);
            Evaluator evaluator = evaluator(sum, bound, slice.at(x[i]));
            values[i] = evaluator.evaluate(program.outputs().getFirst().value()).number();
            if (hasSlope) {
                slopes[i] = along(slice.direction(),
                        evaluator.evaluate(program.outputs().getLast().value()), first, bound);
            }
        }
        return new LossCurve(slice.text(), x, values, slopes);
    }

    private static Evaluator evaluator(LossSum loss, BoundInputs bound, Map<String, double[]> numbers) {
        Map<String, Tensor> tensors = new HashMap<>();
        bound.inputs().leaves().forEach((name, leaf) -> tensors.put(name,
                new Tensor(leaf.axes(), sizes(leaf.axes(), bound), numbers.getOrDefault(name, new double[0]))));
        Map<String, Double> hypers = new HashMap<>(loss.hypers());
        hypers.put(AssembledLoss.UPSTREAM, 1.0);
        return new Evaluator(tensors, hypers, bound.sizes(), ElementType.F64);
    }

    private static List<Integer> sizes(List<Axis> axes, BoundInputs bound) {
        return axes.stream().map(axis -> axis.sizeIn(bound.sizes())).toList();
    }

    private static double along(double[] direction, Tensor gradient, Expr.Input first, BoundInputs bound) {
        double[] slopes = gradient.spread(first.axes(), sizes(first.axes(), bound)).data();
        return IntStream.range(0, direction.length).filter(i -> direction[i] != 0)
                .mapToDouble(i -> slopes[i] * direction[i]).sum();
    }

    /// The least number to be drawn, at most 0.
    double low() {
        return Math.min(0, reach(-1));
    }

    /// The greatest number to be drawn, at least 0.
    double high() {
        return Math.max(0, reach(1));
    }

    /// How far curves go on one side, but for a few points that run off.
    private double reach(int sign) {
        double[] sizes = DoubleStream.concat(Arrays.stream(values), Arrays.stream(slopes)).filter(Double::isFinite)
                .map(y -> sign * y).sorted().toArray();
        if (sizes.length == 0) {
            return sign;
        }
        double most = sizes[sizes.length - 1];
        double usual = Arrays.stream(sizes).map(Math::abs).sorted().toArray()[(int) (SHOWN * (sizes.length - 1))];
        return sign * Math.min(most, MARGIN * usual);
    }
}
