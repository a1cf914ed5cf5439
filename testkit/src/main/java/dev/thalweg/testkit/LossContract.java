// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.OwnAxesLoss;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.Planner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a loss promises, as tests: extend it, name your losses with arguments that matter, and run it beside your own tests.
///
/// - Inside the domains that it declares, values and gradients are finite, and gradients are the slopes of the value. What the formula
///   holds constant with `stop` is held constant there as well.
/// - Reductions belong together: the sum is the sum of the items' values, and the number of items times the mean, unless
///   means are of values over a unit of their own.
/// - Masked elements do not count, even where they are NaN; weights of 1 are no weights; a batch is its parts.
/// - The planned form means what the formula means.
/// - It says what it is: a name in kebab case, a summary, a text form.
///
/// Everything is evaluated in double precision from fixed seeds; a message shows the inputs. No backend is needed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LossContract {
    private static final long SEEDS = 20;
    private static final int ITEMS = 3;
    /// Rounding of sums of a few numbers of size about ten.
    private static final double ROUNDING = 1e-12;
    private static final double STEP = 1e-5;
    /// A central difference is off by h²/6 of the third derivative, and by rounding over h.
    private static final double DIFFERENCE = 1e-6;
    /// A slope that changes more than that within two steps has a kink between them.
    private static final double KINK = 0.01;

    /// For the suite that extends it.
    protected LossContract() {
    }

    /// The losses to test.
    ///
    /// @return each with arguments that matter, the defaults among them
    protected abstract Stream<LossPlugin> losses();

    private static void forCases(LossPlugin loss, Consumer<LossCase> check) {
        LongStream.range(0, SEEDS).forEach(seed -> check.accept(LossCase.drawn(loss, ITEMS, seed)));
    }

    private static boolean takes(LossPlugin loss, String input) {
        return !loss.rowWise() && !(loss instanceof OwnAxesLoss)
                && loss.inputs().stream().anyMatch(declared -> declared.name().equals(input));
    }

    private static void requireNear(double[] expected, double[] got, LossCase drawn) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertArrayEquals(expected, got, near(largest), drawn::toString);
    }

    private static double near(double size) {
        return ROUNDING * (1 + (Double.isNaN(size) ? 0 : Math.abs(size)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void itSaysWhatItIs(LossPlugin loss) {
        assertAll(
                () -> assertTrue(loss.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), () -> "kebab case: " + loss.id()),
                () -> assertTrue(!loss.summary().isBlank(), "it has a summary"),
                () -> assertTrue(loss.text().startsWith(loss.id()), loss::text),
                () -> assertEquals(loss.text(), loss.with(loss.arguments()).text()),
                () -> assertFalse(loss.inputs().getFirst().optional(), "the first input is needed"));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void insideItsDomainsEverythingIsFinite(LossPlugin loss) {
        forCases(loss, drawn -> {
            assertTrue(Double.isFinite(drawn.value(LossReduction.SUM)), drawn::toString);
            drawn.assembled(LossReduction.SUM).differentiable().forEach(input -> assertTrue(
                    Arrays.stream(drawn.gradient(LossReduction.SUM, input.name())).allMatch(Double::isFinite),
                    () -> "gradient of " + input.name() + ": " + drawn));
        });
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreSlopes(LossPlugin loss) {
        forCases(loss, drawn -> {
            for (Expr.Input input : drawn.assembled(LossReduction.SUM).differentiable()) {
                double[] derived = drawn.gradient(LossReduction.SUM, input.name());
                for (int i = 0; i < derived.length; i++) {
                    requireSlope(drawn, input.name(), i, derived[i]);
                }
            }
        });
    }

    private static void requireSlope(LossCase drawn, String input, int index, double derived) {
        LossCase left = moved(drawn, input, index, -STEP);
        LossCase right = moved(drawn, input, index, STEP);
        double difference = (right.value(LossReduction.SUM, drawn) - left.value(LossReduction.SUM, drawn)) / (2 * STEP);
        double change = Math.abs(right.gradient(LossReduction.SUM, input)[index]
                - left.gradient(LossReduction.SUM, input)[index]);
        double jump = change > KINK ? change : 0;
        assertEquals(difference, derived, DIFFERENCE * (1 + Math.abs(difference)) + jump,
                () -> "slope with respect to " + input + "[" + index + "] of " + drawn);
    }

    private static LossCase moved(LossCase drawn, String input, int index, double by) {
        double[] numbers = drawn.numbers(input).clone();
        numbers[index] += by;
        return drawn.changed(input, numbers);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatHasNoSlopeOffersNone(LossPlugin loss) {
        loss.inputs().stream().filter(input -> input.domain() == Domain.LABEL || input.domain() == Domain.SIGN)
                .forEach(input -> assertFalse(input.differentiable(), input::name));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void reductionsBelongTogether(LossPlugin loss) {
        forCases(loss, drawn -> {
            double[] values = drawn.values(LossReduction.NONE);
            double sum = drawn.value(LossReduction.SUM);
            assertEquals(Arrays.stream(values).sum(), sum, near(sum), drawn::toString);
            if (!drawn.hasUnit()) {
                double counted = drawn.counted();
                double mean = drawn.value(LossReduction.MEAN);
                assertEquals(counted == 0 ? Double.NaN : sum, counted * mean, near(sum), drawn::toString);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aBatchIsItsParts(LossPlugin loss) {
        assumeTrue(takes(loss, LossInput.SAMPLE_WEIGHTS), "a loss of elements");
        forCases(loss, drawn -> {
            double[] values = drawn.values(LossReduction.NONE);
            assumeTrue(values.length == ITEMS, "every element has a value of its own");
            double[] slopes = slopes(drawn, LossReduction.NONE);
            for (int i = 0; i < ITEMS; i++) {
                LossCase part = drawn.items(i);
                assertEquals(values[i], part.value(LossReduction.NONE), drawn::toString);
                assertEquals(slopes[i], slopes(part, LossReduction.NONE)[0], drawn::toString);
            }
        });
    }

    private static String first(LossCase drawn) {
        return drawn.loss().inputs().getFirst().name();
    }

    /// The derivatives with respect to the first input; zeros where there are none.
    private static double[] slopes(LossCase drawn, LossReduction reduction) {
        boolean offered = drawn.loss().inputs().getFirst().differentiable();
        return offered ? drawn.gradient(reduction, first(drawn)) : new double[drawn.numbers(first(drawn)).length];
    }

    @ParameterizedTest
    @MethodSource("losses")
    void weightsOfOneAreNoWeightsAndTwoCountsTwice(LossPlugin loss) {
        assumeTrue(takes(loss, LossInput.SAMPLE_WEIGHTS), "a loss of elements with weights");
        forCases(loss, drawn -> {
            LossCase ones = drawn.with(LossInput.SAMPLE_WEIGHTS, new int[] {ITEMS}, 1, 1, 1);
            LossCase twice = drawn.with(LossInput.SAMPLE_WEIGHTS, new int[] {ITEMS}, 2, 1, 1);
            double repeated = drawn.items(0, 0, 1, 2).value(LossReduction.MEAN);
            assertEquals(drawn.value(LossReduction.MEAN), ones.value(LossReduction.MEAN), drawn::toString);
            assertEquals(repeated, twice.value(LossReduction.WEIGHTED_MEAN), near(repeated), drawn::toString);
        });
    }

    @ParameterizedTest
    @MethodSource("losses")
    void maskedElementsDoNotCount(LossPlugin loss) {
        assumeTrue(takes(loss, LossInput.MASK) && takes(loss, LossInput.SAMPLE_WEIGHTS), "a loss of elements");
        forCases(loss, drawn -> {
            double[] predictions = drawn.numbers(first(drawn)).clone();
            predictions[1] = Double.NaN;
            LossCase masked = drawn.changed(first(drawn), predictions).with(LossInput.MASK, new int[] {ITEMS},
                    1, 0, 1);
            LossCase removed = drawn.items(0, 2);
            double expected = removed.value(LossReduction.MEAN);
            double[] slopes = slopes(removed, LossReduction.MEAN);
            assertEquals(expected, masked.value(LossReduction.MEAN), near(expected), drawn::toString);
            requireNear(new double[] {slopes[0], 0, slopes[1]}, slopes(masked, LossReduction.MEAN), drawn);
        });
    }

    @ParameterizedTest
    @MethodSource("losses")
    void thePlanMeansWhatTheFormulaMeans(LossPlugin loss) {
        forCases(loss, drawn -> {
            AssembledLoss assembled = drawn.assembled(LossReduction.MEAN);
            List<Expr.Input> inputs = assembled.differentiable();
            KernelPlan plan = Planner.plan(assembled.program(inputs));
            Map<String, Double> hypers = new HashMap<>(drawn.loss().hypers());
            hypers.put(AssembledLoss.UPSTREAM, 1.0);
            var planned = PlanInterpreter.run(plan, drawn.entries(), hypers, assembled.bound().sizes());
            double value = drawn.value(LossReduction.MEAN);
            assertEquals(value, result(planned, AssembledLoss.VALUE).number(), near(value), drawn::toString);
            for (Expr.Input input : inputs) {
                requireNear(drawn.gradient(LossReduction.MEAN, input.name()),
                        result(planned, AssembledLoss.gradientName(input.name())).data(), drawn);
            }
        });
    }

    private static Tensor result(Map<String, Tensor> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }
}
