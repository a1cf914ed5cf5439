// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The curve of an element-wise loss and of its slope over the prediction, drawn with letters.
///
/// @param target the target it is drawn for
/// @param lines the drawing
record LossChart(String target, List<String> lines) {
    /// Of a loss that offers no gradient: wherever there is a slope it is 0.
    private static final Expr NO_SLOPE = Formulas.constant(0);
    private static final int WIDTH = 61;
    private static final int HEIGHT = 13;
    private static final double REACH = 3;
    /// A curve that runs off to infinity would press everything else flat.
    private static final double CEILING = 4;

    /// Draws a loss that has one number in and one number out.
    static Optional<LossChart> of(LossPlugin loss) {
        LossSum sum = LossSum.of(loss);
        long needed = sum.inputs().stream().filter(input -> !input.optional()).count();
        if (loss.rowWise() || needed != 2 || sum.input(LossInput.PREDICTION).isEmpty()
                || domain(sum, LossInput.PREDICTION) == Domain.BOX) {
            return Optional.empty();
        }
        double target = target(domain(sum, LossInput.TARGET));
        double[] predictions = predictions(domain(sum, LossInput.PREDICTION));
        SequencedMap<String, Expr> formulas = LossFormulas.ofOneItem(sum);
        double[] values = evaluate(formulas, "value", predictions, target, sum);
        double[] slopes = evaluate(formulas, "d value / d " + LossInput.PREDICTION, predictions, target, sum);
        return Optional.of(new LossChart(Text.number(target), draw(predictions, values, slopes)));
    }

    private static Domain domain(LossSum loss, String input) {
        return loss.input(input).map(LossInput::domain).orElse(Domain.REAL);
    }

    private static double target(Domain domain) {
        return switch (domain) {
            case REAL, LOGIT, LOG_PROBABILITY, BOX -> 0;
            case PROBABILITY, NON_NEGATIVE, POSITIVE, SIGN, LABEL -> 1;
        };
    }

    private static double[] predictions(Domain domain) {
        double low = switch (domain) {
            case REAL, LOGIT, LOG_PROBABILITY, SIGN, LABEL, BOX -> -REACH;
            case PROBABILITY, NON_NEGATIVE, POSITIVE -> 0;
        };
        double high = domain == Domain.PROBABILITY ? 1 : domain == Domain.LOG_PROBABILITY ? 0 : REACH;
        double[] points = new double[WIDTH];
        Arrays.setAll(points, i -> low + (high - low) * i / (WIDTH - 1));
        return points;
    }

    private static double[] evaluate(Map<String, Expr> formulas, String name, double[] predictions, double target,
            LossSum loss) {
        Axis axis = Axis.of("n");
        double[] targets = new double[predictions.length];
        Arrays.fill(targets, target);
        Map<String, Tensor> inputs = Map.of(LossInput.PREDICTION, row(axis, predictions), LossInput.TARGET,
                row(axis, targets));
        Tensor result = new Evaluator(inputs, loss.hypers(), Map.of(axis, predictions.length), ElementType.F64)
                .evaluate(formulas.getOrDefault(name, NO_SLOPE));
        double[] values = new double[predictions.length];
        Arrays.setAll(values, i -> result.data()[result.data().length == 1 ? 0 : i]);
        return values;
    }

    private static Tensor row(Axis axis, double[] data) {
        return new Tensor(List.of(axis), List.of(data.length), data);
    }

    private static List<String> draw(double[] predictions, double[] values, double[] slopes) {
        double low = Math.max(-CEILING, Math.min(0, Math.min(least(values), least(slopes))));
        double high = Math.min(CEILING, Math.max(greatest(values), greatest(slopes)));
        char[][] canvas = new char[HEIGHT][WIDTH];
        Arrays.stream(canvas).forEach(line -> Arrays.fill(line, ' '));
        Arrays.fill(canvas[line(0, low, high)], '-');
        mark(canvas, slopes, '.', low, high);
        mark(canvas, values, '*', low, high);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < HEIGHT; i++) {
            String label = i == 0 ? Text.number(high)
                    : i == HEIGHT - 1 ? Text.number(low) : i == line(0, low, high) ? "0" : "";
            lines.add(" ".repeat(Math.max(0, 7 - label.length())) + label + " |" + new String(canvas[i]));
        }
        String from = Text.number(predictions[0]);
        String to = Text.number(predictions[WIDTH - 1]);
        lines.add(" ".repeat(9) + from + " ".repeat(WIDTH - from.length() - to.length()) + to);
        return lines;
    }

    private static void mark(char[][] canvas, double[] values, char sign, double low, double high) {
        for (int i = 0; i < WIDTH; i++) {
            if (values[i] >= low && values[i] <= high) {
                canvas[line(values[i], low, high)][i] = sign;
            }
        }
    }

    private static int line(double value, double low, double high) {
        return high > low ? (int) Math.round((high - value) / (high - low) * (HEIGHT - 1)) : 0;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }
}
