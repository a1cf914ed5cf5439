// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Looks for points at which a property is false.
final class DeclaredProperties {
    private static final int ITEMS = 3;
    /// How far two predictions lie apart of which the gradients tell a curvature.
    private static final double NEARBY = 1e-4;
    /// Chords are at least so much of the way from one drawn prediction to another.
    private static final double LEAST_PART = 0.03;
    private static final long DRAWS = 400;
    /// A constant of which nothing drawn comes to that part is not the least one.
    private static final double IDLE = 0.4;

    private DeclaredProperties() {
    }

    /// At one seed.
    static void require(LossPlugin loss, long seed) {
        loss.properties().forEach(property -> require(property, loss, seed));
    }

    private static void require(LossProperty property, LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        assertTrue(excess(property, drawn, seed) <= 0, () -> loss.text() + " is not " + property.text() + ": " + drawn);
    }

    /// By how much a property is missed, beyond rounding; not above 0 where it holds.
    static double excess(LossProperty property, LossCase drawn, long seed) {
        return switch (property) {
            case LossProperty.Plain.NON_NEGATIVE -> belowZero(drawn);
            case LossProperty.Plain.CONVEX -> aboveChord(drawn, seed);
            case LossProperty.Plain.SHIFT_INVARIANT -> changeByShift(drawn, seed);
            case LossProperty.Lipschitz p -> slope(drawn) - p.constant() - Near.rounding(p.constant());
            case LossProperty.Smooth p ->
                Math.max(curvature(drawn, drawn.redrawn(~seed)), curvature(drawn, nearby(drawn, seed)))
                        - p.constant() - NEARBY * p.constant();
        };
    }

    private static double belowZero(LossCase drawn) {
        double least = Arrays.stream(drawn.values(LossReduction.NONE)).min().orElse(0);
        return -least - Near.rounding(0);
    }

    /// The middle of two predictions, which differ everywhere or in one item alone, by much or by little.
    private static double aboveChord(LossCase left, long seed) {
        Random random = new Random(seed);
        double[] a = left.numbers(left.first());
        double[] b = left.redrawn(~seed).numbers(left.first());
        double part = Math.pow(LEAST_PART, random.nextDouble());
        int only = random.nextInt(2 * ITEMS);
        int row = a.length / ITEMS;
        for (int i = 0; i < a.length; i++) {
            b[i] = only < ITEMS && i / row != only ? a[i] : a[i] + part * (b[i] - a[i]);
        }
        double chord = (left.value(LossReduction.SUM) + at(left, b).value(LossReduction.SUM)) / 2;
        Arrays.setAll(b, i -> (a[i] + b[i]) / 2);
        return at(left, b).value(LossReduction.SUM) - chord - Near.rounding(chord);
    }

    private static LossCase at(LossCase drawn, double[] predictions) {
        return drawn.changed(drawn.first(), predictions);
    }

    private static double changeByShift(LossCase drawn, long seed) {
        double shift = 10 * new Random(seed).nextGaussian();
        double[] moved = Arrays.stream(drawn.numbers(drawn.first())).map(x -> x + shift).toArray();
        double value = drawn.value(LossReduction.SUM);
        double change = at(drawn, moved).value(LossReduction.SUM) - value;
        return Math.abs(change) - 100 * Near.rounding(value);
    }

    /// The length of the longest gradient of an item; items lie one after the other.
    static double slope(LossCase drawn) {
        double[] gradient = gradient(drawn);
        int row = gradient.length / ITEMS;
        return IntStream.range(0, ITEMS).mapToDouble(item -> length(gradient, item * row, row)).max().orElse(0);
    }

    /// The greatest change of an item's gradient over that of its predictions.
    private static double curvature(LossCase a, LossCase b) {
        double[] slopes = difference(gradient(a), gradient(b));
        double[] moves = difference(a.numbers(a.first()), b.numbers(a.first()));
        double greatest = 0;
        int row = slopes.length / ITEMS;
        for (int item = 0; item < ITEMS; item++) {
            double move = length(moves, item * row, row);
            greatest = move == 0 ? greatest : Math.max(greatest, length(slopes, item * row, row) / move);
        }
        return greatest;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static LossCase nearby(LossCase drawn, long seed) {
        double[] anyWay = new Random(seed).doubles(drawn.numbers(drawn.first()).length, -1, 1).toArray();
        return moved(drawn, anyWay);
    }

    /// Where the gradient changed to, nearby: that is more nearly the way in which it changes fastest.
    private static LossCase steepest(LossCase drawn, long seed) {
        return moved(drawn, difference(gradient(nearby(drawn, seed)), gradient(drawn)));
    }

    private static LossCase moved(LossCase drawn, double[] way) {
        double[] numbers = drawn.numbers(drawn.first());
        double step = NEARBY / Math.max(Double.MIN_NORMAL, length(way, 0, way.length));
        double[] moved = new double[numbers.length];
        Arrays.setAll(moved, i -> numbers[i] + step * way[i]);
        return at(drawn, moved);
    }

    private static double[] gradient(LossCase drawn) {
        return drawn.gradient(LossReduction.SUM, drawn.first());
    }

    private static double length(double[] values, int from, int count) {
        return Math.sqrt(Arrays.stream(values, from, from + count).map(x -> x * x).sum());
    }

    /// The constants are near the least ones.
    static void requireTight(LossPlugin loss) {
        loss.properties().forEach(property -> {
            double reached = reached(property, loss);
            assertTrue(reached >= IDLE, () -> loss.text() + ": " + property.text() + ", but of that only " + reached
                    + " is reached. Give the least constant.");
        });
    }

    /// Which part of its constant a property comes to.
    private static double reached(LossProperty property, LossPlugin loss) {
        return switch (property) {
            case LossProperty.Plain _ -> 1;
            case LossProperty.Lipschitz p -> LongStream.range(0, DRAWS)
                    .mapToDouble(seed -> slope(LossCase.drawn(loss, ITEMS, seed))).max().orElse(0) / p.constant();
            case LossProperty.Smooth p -> LongStream.range(0, DRAWS).mapToDouble(seed -> {
                LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
                return curvature(drawn, steepest(drawn, seed));
            }).max().orElse(0) / p.constant();
        };
    }
}
