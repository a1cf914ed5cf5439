// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the items of a batch come together.
final class BatchLaws {
    private static final int ITEMS = 3;

    private BatchLaws() {
    }

    /// The value of no reduction adds up to the sum, and the mean times the number of items is the sum as well, unless means are of values
    /// over a unit of their own.
    static void reductions(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        double sum = drawn.value(LossReduction.SUM);
        assertEquals(Arrays.stream(drawn.values(LossReduction.NONE)).sum(), sum, Near.rounding(sum), drawn::toString);
        if (!drawn.hasUnit()) {
            double counted = drawn.counted();
            double mean = drawn.value(LossReduction.MEAN);
            assertEquals(counted == 0 ? Double.NaN : sum, counted * mean, Near.rounding(sum), drawn::toString);
        }
    }

    /// Whether items do not see each other.
    static boolean isOfSingleItems(LossPlugin loss) {
        boolean apart = !(loss instanceof OwnAxesLoss own) || own.acceptsSingleItem();
        LossCase drawn = LossCase.drawn(loss, ITEMS, 0);
        return apart && drawn.assembled(LossReduction.NONE).axes().contains(drawn.batch());
    }

    /// Values and gradients of an item are what they are without the others.
    static void parts(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        double[] values = drawn.values(LossReduction.NONE);
        for (int i = 0; i < ITEMS; i++) {
            LossCase part = drawn.items(i);
            assertArrayEquals(ofItems(drawn, values, i), part.values(LossReduction.NONE), drawn::toString);
            for (Expr.Input input : differentiable(drawn)) {
                assertArrayEquals(ofItems(drawn, input, drawn.gradient(LossReduction.SUM, input.name()), i),
                        part.gradient(LossReduction.SUM, input.name()), drawn::toString);
            }
        }
    }

    /// Whether items lie along `n`.
    static boolean isOfItems(LossPlugin loss) {
        return LossCase.drawn(loss, ITEMS, 0).batch().name().equals("n");
    }

    /// The order of the items changes nothing but the order of their values and gradients.
    static void order(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        int[] order = {2, 0, 1};
        LossCase turned = drawn.items(order);
        Near.require(ofItems(drawn, drawn.values(LossReduction.NONE), order), turned.values(LossReduction.NONE), drawn);
        for (Expr.Input input : differentiable(drawn)) {
            Near.require(ofItems(drawn, input, drawn.gradient(LossReduction.SUM, input.name()), order),
                    turned.gradient(LossReduction.SUM, input.name()), drawn);
        }
    }

    /// The inputs of items that have a gradient; that of others, such as weights of a layer, is of all items together.
    private static List<Expr.Input> differentiable(LossCase drawn) {
        return drawn.assembled(LossReduction.SUM).differentiable().stream()
                .filter(input -> input.axes().contains(drawn.batch())).toList();
    }

    private static double[] ofItems(LossCase drawn, double[] values, int... kept) {
        AssembledLoss assembled = drawn.assembled(LossReduction.NONE);
        return ofItems(drawn, assembled, assembled.axes(), values, kept);
    }

    private static double[] ofItems(LossCase drawn, Expr.Input input, double[] gradient, int... kept) {
        return ofItems(drawn, drawn.assembled(LossReduction.NONE), input.axes(), gradient, kept);
    }

    /// Of what has no axis of items, all.
    private static double[] ofItems(LossCase drawn, AssembledLoss assembled, List<Axis> axes, double[] values,
            int... kept) {
        int[] shape = axes.stream().mapToInt(axis -> axis.sizeIn(assembled.bound().sizes())).toArray();
        int at = axes.indexOf(drawn.batch());
        return at < 0 ? values : LossCase.gathered(values, shape, at, kept);
    }

    /// The optional inputs that say how much something counts.
    static Stream<LossInput> weights(LossPlugin loss) {
        return loss.inputs().stream().filter(input -> input.optional() && input.name().endsWith("Weights"));
    }

    static boolean takes(LossPlugin loss, String input) {
        return loss.inputs().stream().anyMatch(declared -> declared.name().equals(input) && declared.optional());
    }

    /// Weights of 1 are no weights.
    static void weightsOfOne(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        weights(loss).forEach(input -> requireSame(drawn, drawn.filled(input, 1), UnaryOperator.identity()));
    }

    /// An item that weighs 2 counts as if it were there twice.
    static void weightOfTwo(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        LossCase weighted = drawn.with(LossInput.SAMPLE_WEIGHTS, new int[] {ITEMS}, 2, 1, 1);
        Near.require(drawn.items(0, 0, 1, 2).value(LossReduction.MEAN), weighted.value(LossReduction.WEIGHTED_MEAN),
                drawn);
    }

    /// What is masked might as well not be there, even where it is NaN.
    static void mask(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        LossInput mask = loss.inputs().stream().filter(input -> input.name().equals(LossInput.MASK)).findFirst()
                .orElseThrow();
        LossCase all = drawn.filled(mask, 1);
        Axis along = all.axes(LossInput.MASK).getLast();
        int size = all.size(along);
        double[] truths = all.numbers(LossInput.MASK).clone();
        double[] predictions = drawn.numbers(drawn.first()).clone();
        for (int i = 1; i < truths.length; i += size) {
            truths[i] = 0;
            predictions[i] = Double.NaN;
        }
        int[] kept = IntStream.range(0, size).filter(i -> i != 1).toArray();
        LossCase masked = all.changed(LossInput.MASK, truths).changed(drawn.first(), predictions);
        requireSame(drawn.gathered(along, kept), masked, values -> without(values, size));
    }

    /// What is left of the entries of a tensor whose last axis has a position that is masked: there, they are 0.
    private static double[] without(double[] gradient, int size) {
        return IntStream.range(0, gradient.length).filter(i -> {
            if (i % size == 1) {
                assertEquals(0, gradient[i], "what is masked has a slope");
            }
            return i % size != 1;
        }).mapToDouble(i -> gradient[i]).toArray();
    }

    static Optional<Parameter> ignoreIndex(LossPlugin loss) {
        return loss.arguments().parameters().stream().filter(parameter -> parameter.isCalled("ignoreIndex"))
                .filter(_ -> loss.inputs().stream().anyMatch(
                        input -> input.name().equals(LossInput.TARGET)
                                && input.kind() == Kind.LABEL))
                .findFirst();
    }

    /// An item whose label is ignored might as well not be there.
    static void ignoredLabels(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        double[] labels = drawn.numbers(LossInput.TARGET).clone();
        labels[ITEMS - 1] = loss.arguments().get(ignoreIndex(loss).orElseThrow());
        LossCase ignored = drawn.changed(LossInput.TARGET, labels);
        requireSame(drawn.items(0, 1), ignored, gradient -> Arrays.copyOf(gradient, gradient.length / ITEMS * 2));
    }

    /// Two cases have the same mean and, but for what is left out, the same gradient of the predictions.
    private static void requireSame(LossCase expected, LossCase got, UnaryOperator<double[]> left) {
        String first = expected.first();
        Near.require(expected.value(LossReduction.MEAN), got.value(LossReduction.MEAN), got);
        if (expected.loss().inputs().getFirst().differentiable()) {
            Near.require(expected.gradient(LossReduction.MEAN, first),
                    left.apply(got.gradient(LossReduction.MEAN, first)), got);
        }
    }
}
