// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.ScheduleRun;

/// Where a schedule stands, in the unit that its arguments are written in.
///
/// @param arguments the arguments of the schedule
/// @param now whole units since the beginning
/// @param end whole units of the run, at least 1
record Clock(Arguments arguments, long now, long end) {
    static final Parameter UNIT = Parameter.choice("unit", "what is counted", "steps", "epochs");

    static Clock of(Arguments arguments, long step, ScheduleRun run) {
        long unit = unit(arguments, run);
        return new Clock(arguments, step / unit, Math.max(1, run.totalSteps() / unit));
    }

    /// A number of units; 0 stands for the whole run.
    static Parameter length(String name, String description, String... aliases) {
        return Parameter.integer(name, 0, 0, Integer.MAX_VALUE, description + "; 0 for the whole run").alias(aliases);
    }

    /// A number of units as a number of steps; 0 stays 0.
    static long steps(Arguments arguments, Parameter length, ScheduleRun run) {
        return (long) (arguments.get(length) * unit(arguments, run));
    }

    private static long unit(Arguments arguments, ScheduleRun run) {
        return arguments.choice(UNIT).equals("epochs") ? run.stepsPerEpoch() : 1;
    }

    double length(Parameter parameter) {
        double given = arguments.get(parameter);
        return given == 0 ? end : given;
    }
}
