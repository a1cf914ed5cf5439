// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.InputCheck;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What a loss answers to those who give it something else than it declares.
final class Misuse {
    /// So many numbers from 0 to 1, and none beside, are hardly logits.
    private static final int ITEMS = 16;
    private static final Axis CLASSES = Axis.of("c");

    private Misuse() {
    }

    private static LossCase drawn(LossPlugin loss) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, 1);
        check(drawn);
        return drawn;
    }

    private static void check(LossCase drawn) {
        InputCheck.check(drawn.loss(), drawn.shapes(), drawn.entries());
    }

    private static void requireRefused(String id, LossCase wrong, String input) {
        var refused = assertThrows(ThalwegException.class, () -> check(wrong), wrong::toString);
        assertEquals(id, refused.id(), refused::getMessage);
        assertTrue(String.valueOf(refused.getMessage()).contains("'" + input + "'"), refused::getMessage);
    }

    /// A number outside of the domain of an input.
    static void outsideOfDomains(LossPlugin loss) {
        LossCase drawn = drawn(loss);
        for (LossInput input : loss.inputs()) {
            LossCase given = input.optional() ? drawn.filled(input, 1) : drawn;
            outside(input.domain()).ifPresent(number -> {
                double[] numbers = given.numbers(input.name()).clone();
                numbers[0] = number;
                requireRefused("TH-L021", given.changed(input.name(), numbers), input.name());
            });
        }
    }

    private static OptionalDouble outside(Domain domain) {
        return switch (domain) {
            case REAL, LOGIT, LABEL -> OptionalDouble.empty();
            case PROBABILITY -> OptionalDouble.of(1.5);
            case LOG_PROBABILITY, SIGN, COUNT -> OptionalDouble.of(0.5);
            case NON_NEGATIVE -> OptionalDouble.of(-1);
            case POSITIVE -> OptionalDouble.of(0);
            case BOX -> OptionalDouble.of(1e6);
        };
    }

    /// A label that is no class.
    static void labelsWithoutAClass(LossPlugin loss) {
        LossCase drawn = drawn(loss);
        for (Expr.Input leaf : drawn.assembled(LossReduction.SUM).bound().inputs().leaves().values()) {
            boolean isLabel = drawn.loss().input(leaf.name()).orElseThrow().domain() == Domain.LABEL;
            if (isLabel && drawn.hasAxis(CLASSES)) {
                double[] labels = drawn.numbers(leaf.name()).clone();
                labels[0] = drawn.size(CLASSES);
                requireRefused("TH-L022", drawn.changed(leaf.name(), labels), leaf.name());
            }
        }
    }

    /// Probabilities where logits are wanted.
    static void probabilitiesForLogits(LossPlugin loss) {
        LossCase drawn = drawn(loss);
        for (LossInput input : loss.inputs()) {
            if (!input.optional() && input.domain() == Domain.LOGIT
                    && drawn.numbers(input.name()).length >= ITEMS) {
                double[] numbers = drawn.numbers(input.name()).clone();
                Arrays.fill(numbers, loss.rowWise() ? 1.0 / drawn.size(CLASSES) : 0.5);
                requireRefused("TH-L023", drawn.changed(input.name(), numbers), input.name());
            }
        }
    }

    /// One more along an axis than the other inputs have there.
    static void shapesThatDoNotFit(LossPlugin loss) {
        LossCase drawn = drawn(loss);
        for (LossInput input : loss.inputs()) {
            LossCase given = input.optional() ? drawn.filled(input, 1) : drawn;
            given.axes(input.name()).stream().filter(axis -> isShared(axis, input.name(), given)).forEach(axis -> {
                Map<String, int[]> shapes = new LinkedHashMap<>(given.shapes());
                int[] shape = given.axes(input.name()).stream().mapToInt(a -> given.size(a) + (a.equals(axis) ? 1 : 0))
                        .toArray();
                shapes.put(input.name(), shape);
                var refused = assertThrows(ThalwegException.class,
                        () -> InputCheck.check(given.loss(), shapes, given.entries()), input::name);
                assertEquals("TH-S003", refused.id(), refused::getMessage);
            });
        }
    }

    private static boolean isShared(Axis axis, String input, LossCase given) {
        return given.entries().keySet().stream()
                .anyMatch(other -> !other.equals(input) && given.axes(other).contains(axis));
    }

    /// A batch in which nothing counts is refused by the check; computed all the same, its sum is 0 and its mean NaN, with slopes of 0.
    static void nothingCounts(LossPlugin loss) {
        LossCase drawn = drawn(loss);
        requireNothing(drawn.items());
        loss.inputs().stream().filter(input -> input.name().equals(LossInput.MASK))
                .forEach(mask -> requireNothing(drawn.filled(mask, 0)));
    }

    /// Another batch beside the one that is empty has slopes of its own.
    private static boolean isOfItems(Expr.Input input, LossCase drawn) {
        return !Collections.disjoint(input.axes(), drawn.axes(drawn.first()));
    }

    private static void requireNothing(LossCase nothing) {
        var refused = assertThrows(ThalwegException.class, () -> check(nothing), nothing::toString);
        assertEquals("TH-L024", refused.id(), refused::getMessage);
        for (LossReduction reduction : LossReduction.values()) {
            nothing.values(reduction);
            nothing.assembled(reduction).differentiable().stream().filter(input -> isOfItems(input, nothing))
                    .forEach(input -> {
                        double[] gradient = nothing.gradient(reduction, input.name());
                        assertTrue(Arrays.stream(gradient).allMatch(slope -> slope == 0),
                                () -> reduction + ", gradient of " + input.name() + " " + Arrays.toString(gradient)
                                        + " of " + nothing);
                    });
        }
    }
}
