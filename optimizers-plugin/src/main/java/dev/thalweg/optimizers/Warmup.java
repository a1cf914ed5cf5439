// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.Parameter;

/// What schedules with a linear warm-up share.
final class Warmup {
    static final Parameter WARMUP_STEPS = Parameter
            .integer("warmupSteps", 0, 0, Integer.MAX_VALUE, "how long the rate climbs from 0").alias("warmup_steps");
    static final Parameter TOTAL_STEPS = Clock.length("totalSteps", "when the rate has fallen, warm-up included",
            "total_steps");

    private Warmup() {
    }

    static boolean isOn(Clock clock) {
        return clock.now() < clock.arguments().get(WARMUP_STEPS);
    }

    /// How far the rate has climbed, from 0 to 1.
    static double climbed(Clock clock) {
        return clock.now() / clock.arguments().get(WARMUP_STEPS);
    }

    /// How much of the time after the warm-up is over, from 0 to 1.
    static double fallen(Clock clock) {
        double warmup = clock.arguments().get(WARMUP_STEPS);
        double rest = clock.length(TOTAL_STEPS) - warmup;
        return rest <= 0 ? 1 : Math.min(1, (clock.now() - warmup) / rest);
    }
}
