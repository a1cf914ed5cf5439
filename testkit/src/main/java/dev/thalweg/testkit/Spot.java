// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.loss.Domain;
import java.util.Random;

/// Where in the domains of its inputs a loss is looked at.
enum Spot {
    /// Anywhere, clear of the ends.
    INSIDE,
    /// At halves and quarters: margins, thresholds and ties are met exactly.
    AT_KINKS,
    /// A millionth beside these.
    BESIDE_KINKS,
    /// Near the ends, or far out.
    EXTREME;

    private static final double BESIDE = 1e-6;
    private static final double NEAR = 1e-6;
    private static final double FAR = 1e3;
    /// Exponentials of logits that far out leave nothing of a sum but the greatest.
    private static final double LOGITS_APART = 20;
    private static final double MIDDLE = 1.6;

    /// Moves a number that lies anywhere.
    double of(Domain domain, double x, Random random) {
        return switch (this) {
            case INSIDE -> x;
            case AT_KINKS -> kink(domain, x);
            case BESIDE_KINKS -> {
                double kink = kink(domain, x);
                yield kink == x ? x : kink + BESIDE * random.nextGaussian();
            }
            case EXTREME -> extreme(domain, x);
        };
    }

    private static double kink(Domain domain, double x) {
        return switch (domain) {
            case REAL, LOGIT, BOX -> Math.rint(2 * x) / 2;
            case PROBABILITY -> quarter(x);
            case LOG_PROBABILITY -> Math.log(quarter(Math.exp(x)));
            case NON_NEGATIVE, POSITIVE -> Math.max(1, Math.rint(2 * x)) / 2;
            case SIGN, LABEL, COUNT -> x;
        };
    }

    private static double quarter(double probability) {
        return Math.clamp(Math.rint(4 * probability), 1, 3) / 4;
    }

    private static double extreme(Domain domain, double x) {
        return switch (domain) {
            case REAL, BOX -> FAR * x;
            case LOGIT -> LOGITS_APART * x;
            case PROBABILITY -> x < 0.5 ? NEAR : 1 - NEAR;
            case LOG_PROBABILITY -> x < -1 ? LOGITS_APART * x : -NEAR;
            case NON_NEGATIVE, POSITIVE -> x < MIDDLE ? NEAR : FAR * x;
            case SIGN, LABEL, COUNT -> x;
        };
    }
}
