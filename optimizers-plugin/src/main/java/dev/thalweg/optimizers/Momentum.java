// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.OptionalDouble;

/// The momentum that goes down while the rate goes up, in [Cyclic] and [OneCycle].
///
/// @param low the parameter of the momentum where the rate is highest
/// @param high the parameter of the momentum where it is lowest
record Momentum(Parameter low, Parameter high) {
    static final Parameter MAXIMUM_RATE = Parameter
            .nonNegative("maximum", 0, "the rate at the top; 0 for the learning rate of the run").alias("max_lr");
    static final Parameter CYCLES = Parameter
            .flag("cycleMomentum", true, "moves the momentum, or the first beta, against the rate")
            .alias("cycle_momentum");

    Momentum(double low, double high) {
        this(Parameter.rate("minMomentum", low, "the momentum where the rate is highest").alias("base_momentum"),
                Parameter.rate("maxMomentum", high, "the momentum where the rate is lowest").alias("max_momentum"));
    }

    static double maximumRate(Arguments arguments, ScheduleRun run) {
        double given = arguments.get(MAXIMUM_RATE);
        return given == 0 ? run.baseRate() : given;
    }

    /// The momentum where the rate has climbed some part of its way.
    OptionalDouble at(Arguments arguments, double climbed) {
        double top = arguments.get(high);
        return arguments.flag(CYCLES) ? OptionalDouble.of(top - (top - arguments.get(low)) * climbed)
                : OptionalDouble.empty();
    }
}
