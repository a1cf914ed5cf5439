// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.optimizers.Ray.Trial;

/// Finds a length at which the value is low enough and the slope flat enough: first an interval that holds one, then,
/// within it, by cubics.
///
/// With the value `f` and the slope `f'` along the direction: `f(t) ≤ f(0) + c₁·t·f'(0)` and `|f'(t)| ≤ -c₂·f'(0)`.
/// Sources: P. Wolfe, "Convergence Conditions for Ascent Methods", 1969; J. Nocedal and S. J. Wright, "Numerical
/// Optimization", 2006, algorithms 3.5 and 3.6; constants and safeguards as in PyTorch.
final class StrongWolfe {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 25;
    private static final double NARROW = 1e-9;
    /// How near to an end of its interval a trial may lie, in parts of the interval.
    private static final double MARGIN = 0.1;

    private final Ray ray;
    private final Trial start;
    private int trials;

    private StrongWolfe(Ray ray, Trial start) {
        this.ray = ray;
        this.start = start;
    }

    /// Searches along a ray.
    ///
    /// @param ray where to look
    /// @param start what it is like where the ray begins
    /// @param length the length that is tried first
    /// @return the best point found
    static Trial search(Ray ray, Trial start, double length) {
        return new StrongWolfe(ray, start).search(length);
    }

    private Trial search(double length) {
        Trial before = start;
        Trial now = ray.at(length);
        while (trials < MOST_TRIALS) {
            if (isTooHigh(now) || trials > 1 && now.value() >= before.value()) {
                return within(before, now);
            }
            if (isFlat(now)) {
                return now;
            }
            if (now.slope() >= 0) {
                return within(before, now);
            }
            double least = now.length() + 0.01 * (now.length() - before.length());
            double next = between(before, now, least, now.length() * 10);
            before = now;
            now = ray.at(next);
            trials++;
        }
        return now.value() < start.value() ? now : start;
    }

    /// What is not a number is too high as well.
    private boolean isTooHigh(Trial trial) {
        return !(trial.value() <= start.value() + DECREASE * trial.length() * start.slope());
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -CURVATURE * start.slope();
    }

    /// Narrows an interval. Its better end stays within.
    private Trial within(Trial one, Trial other) {
        Trial best = other.value() < one.value() ? other : one;
        Trial far = best == one ? other : one;
        boolean wasNearEnd = false;
        while (trials < MOST_TRIALS && Math.abs(far.length() - best.length()) * ray.reach() >= NARROW) {
            double left = Math.min(best.length(), far.length());
            double right = Math.max(best.length(), far.length());
            double length = between(best, far, left, right);
            double margin = MARGIN * (right - left);
            boolean isNearEnd = Math.min(right - length, length - left) < margin;
            if (isNearEnd && (wasNearEnd || length >= right || length <= left)) {
                length = right - length < length - left ? right - margin : left + margin;
                isNearEnd = false;
            }
            wasNearEnd = isNearEnd;
            Trial now = ray.at(length);
            trials++;
            if (isTooHigh(now) || now.value() >= best.value()) {
                far = now.value() < best.value() ? best : now;
                best = now.value() < best.value() ? now : best;
                continue;
            }
            if (isFlat(now)) {
                return now;
            }
            far = now.slope() * (far.length() - best.length()) >= 0 ? best : far;
            best = now;
        }
        return best;
    }

    /// Where the cubic through two values and slopes is least, kept between bounds; their middle where it has no least value.
    private static double between(Trial a, Trial b, double low, double high) {
        Trial left = a.length() <= b.length() ? a : b;
        Trial right = left == a ? b : a;
        double chord = left.slope() + right.slope()
                - 3 * (left.value() - right.value()) / (left.length() - right.length());
        double square = chord * chord - left.slope() * right.slope();
        if (!(square >= 0)) {
            return (low + high) / 2;
        }
        double root = Math.sqrt(square);
        double back = (right.slope() + root - chord) / (right.slope() - left.slope() + 2 * root);
        double least = right.length() - (right.length() - left.length()) * back;
        return Double.isNaN(least) ? (low + high) / 2 : Math.min(Math.max(least, low), high);
    }
}
