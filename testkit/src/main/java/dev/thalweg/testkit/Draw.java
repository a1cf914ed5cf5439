// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.loss.Domain;
import java.util.Random;

/// Random numbers of a domain.
final class Draw {
    private Draw() {
    }

    /// A number that is clear of the ends of its domain, where the step of a difference would leave it.
    ///
    /// @param place the place of the number within its row
    /// @param classes how many there are, for labels
    static double inside(Domain domain, int place, int classes, Random random) {
        return switch (domain) {
            case REAL -> 2 * random.nextGaussian();
            case LOGIT -> 4 * random.nextGaussian();
            case PROBABILITY -> 0.02 + 0.96 * random.nextDouble();
            case LOG_PROBABILITY -> Math.log(0.02 + 0.96 * random.nextDouble());
            case NON_NEGATIVE, POSITIVE -> 0.1 + 3 * random.nextDouble();
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case BOX -> (place < 2 ? 0 : 1.8) + 1.7 * random.nextDouble();
            case LABEL, COUNT -> random.nextInt(classes);
        };
    }
}
