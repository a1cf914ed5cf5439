// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// What gradients are.
final class GradientLaws {
    private static final int ITEMS = 3;
    private static final double STEP = 1e-5;
    /// A central difference is off by h²/6 of the third derivative.
    private static final double DIFFERENCE = 1e-6;
    /// It is also off by the roundings of a sum over h.
    private static final double SUMMANDS = 4;
    /// A slope that changes more than that within two steps has a kink between them.
    private static final double KINK = 0.01;
    /// A difference that is so many times as steep as the slopes on both sides is that of a value that jumps.
    private static final double JUMP = 100;
    /// Two ways to the same derivative round differently.
    private static final double ROUNDING = 1e-9;

    private GradientLaws() {
    }

    static void finite(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        assertTrue(Double.isFinite(drawn.value(LossReduction.SUM)), drawn::toString);
        drawn.assembled(LossReduction.SUM).differentiable().forEach(input -> assertTrue(
                Arrays.stream(drawn.gradient(LossReduction.SUM, input.name())).allMatch(Double::isFinite),
                () -> "gradient of " + input.name() + ": " + drawn));
    }

    static void centralDifferences(LossPlugin loss, long seed) {
        requireDifferences(LossCase.drawn(loss, ITEMS, seed), KINK);
    }

    static void slopesAtKinks(LossPlugin loss, long seed) {
        requireDifferences(LossCase.drawn(loss, ITEMS, seed, Spot.AT_KINKS), 0);
    }

    /// Where the value itself jumps there is no slope to compare with, and where kinks meet none that a formula must give.
    ///
    /// @param kink a slope that changes more than that within two steps has a kink between them, and is known no better
    private static void requireDifferences(LossCase drawn, double kink) {
        for (Expr.Input input : drawn.assembled(LossReduction.SUM).differentiable()) {
            double[] derived = drawn.gradient(LossReduction.SUM, input.name());
            for (int i = 0; i < derived.length; i++) {
                requireSlope(drawn, input.name(), i, derived[i], kink);
            }
        }
    }

    private static void requireSlope(LossCase drawn, String input, int index, double derived, double kink) {
        LossCase left = drawn.moved(input, index, -STEP);
        LossCase right = drawn.moved(input, index, STEP);
        double value = left.value(LossReduction.SUM, drawn);
        double difference = (right.value(LossReduction.SUM, drawn) - value) / (2 * STEP);
        double allowed = DIFFERENCE * (1 + Math.abs(difference)) + SUMMANDS * Math.ulp(value) / STEP;
        if (Math.abs(difference - derived) <= allowed) {
            return;
        }
        double before = left.gradient(LossReduction.SUM, input)[index];
        double after = right.gradient(LossReduction.SUM, input)[index];
        if (kink == 0 && Math.abs(difference) > JUMP * (1 + Math.abs(before) + Math.abs(after))) {
            return;
        }
        if (kink == 0 && new Kinks(left, drawn, right).meet()) {
            return;
        }
        double change = Math.abs(after - before);
        assertEquals(difference, derived, allowed + (change > kink ? change : 0),
                () -> "slope with respect to " + input + "[" + index + "] of " + drawn);
    }

    /// Everywhere, kinks and far ends included: both ways take the same branch.
    static void dualNumbers(LossPlugin loss, long seed) {
        for (Spot spot : Spot.values()) {
            LossCase drawn = LossCase.drawn(loss, ITEMS, seed, spot);
            boolean differences = DualNumbers.takesDifferences(drawn.assembled(LossReduction.SUM).value());
            if (spot == Spot.INSIDE || !differences) {
                requireDuals(drawn, seed, differences ? DIFFERENCE : ROUNDING);
            }
        }
    }

    /// All inputs move at once, in a direction of which no entry is 0. Far out, exponentials may overflow; then nothing is said.
    private static void requireDuals(LossCase drawn, long seed, double tolerance) {
        Random random = new Random(seed);
        Map<String, double[]> direction = new LinkedHashMap<>();
        double derived = 0;
        double size = 1;
        for (Expr.Input input : drawn.assembled(LossReduction.SUM).differentiable()) {
            double[] gradient = drawn.gradient(LossReduction.SUM, input.name());
            double[] speeds = random.doubles(gradient.length, 0.5, 1.5).toArray();
            direction.put(input.name(), speeds);
            for (int i = 0; i < speeds.length; i++) {
                derived += gradient[i] * speeds[i];
                size += Math.abs(gradient[i] * speeds[i]);
            }
        }
        if (Double.isFinite(size)) {
            assertEquals(drawn.slopeAlong(direction), derived, tolerance * size, drawn::toString);
        }
    }

    /// The planned form means what the formula means.
    static void plan(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        AssembledLoss assembled = drawn.assembled(LossReduction.MEAN);
        Planned.require(drawn, assembled, assembled.program(assembled.differentiable()), 0);
    }
}
