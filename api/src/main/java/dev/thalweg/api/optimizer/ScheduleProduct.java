// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Schedules at the same time: the factors that they put to the learning rate, multiplied, as in `warmup(100) * exponential(0.999)`.
///
/// @param factors the schedules, at least one
public record ScheduleProduct(List<SchedulePlugin> factors) implements SchedulePlugin {
    /// Copies the list.
    public ScheduleProduct {
        factors = List.copyOf(factors);
    }

    @Override
    public String id() {
        return "chained";
    }

    @Override
    public String summary() {
        return "schedules whose factors are multiplied";
    }

    @Override
    public Arguments arguments() {
        return Arguments.defaults();
    }

    @Override
    public ScheduleProduct with(Arguments arguments) {
        return this;
    }

    @Override
    public String text() {
        return factors.stream().map(SchedulePlugin::text).collect(Collectors.joining(" * "));
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double rate = run.baseRate();
        for (SchedulePlugin factor : factors) {
            rate *= factor.rate(step, run) / run.baseRate();
        }
        return rate;
    }

    @Override
    public OptionalDouble momentum(long step, ScheduleRun run) {
        return factors.stream().map(factor -> factor.momentum(step, run)).filter(OptionalDouble::isPresent).findFirst()
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Optional<String> metric() {
        return ScheduleSequence.metric(factors.stream());
    }

    @Override
    public long length(ScheduleRun run) {
        return factors.stream().mapToLong(factor -> factor.length(run)).max().orElse(0);
    }
}
