// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.ThalwegException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Schedules one after the other, each of which begins anew: `warmup(500) then cosine(0.1)`.
///
/// A schedule counts its steps from where it begins, and the whole run is to it what is left of it then.
///
/// @param stages the schedules in order, at least one
public record ScheduleSequence(List<Stage> stages) implements SchedulePlugin {

    /// A schedule and how long it lasts.
    ///
    /// @param schedule the schedule
    /// @param count how many steps or epochs; 0 for as many as it takes by itself
    /// @param epochs whether epochs are counted
    public record Stage(SchedulePlugin schedule, long count, boolean epochs) {

        long steps(ScheduleRun run) {
            return count == 0 ? schedule.length(run) : count * (epochs ? run.stepsPerEpoch() : 1);
        }

        String text() {
            return count == 0 ? schedule.text() : schedule.text() + " for " + count + (epochs ? " epochs" : " steps");
        }
    }

    /// Checks that each stage but the last has an end.
    ///
    /// @throws ThalwegException `TH-O103` for one that has none
    public ScheduleSequence {
        stages = List.copyOf(stages);
        ScheduleRun any = new ScheduleRun(1, 1, 1);
        for (Stage stage : stages.subList(0, stages.size() - 1)) {
            if (stage.steps(any) <= 0) {
                throw new ThalwegException("TH-O103", "schedule '" + stage.text()
                        + "' does not say when the next one follows; expected a number of steps. Try '" + stage.text()
                        + " for 100 steps then …'.");
            }
        }
    }

    @Override
    public String id() {
        return "sequential";
    }

    @Override
    public String summary() {
        return "schedules one after the other";
    }

    @Override
    public Arguments arguments() {
        return Arguments.defaults();
    }

    @Override
    public ScheduleSequence with(Arguments arguments) {
        return this;
    }

    @Override
    public String text() {
        return stages.stream().map(Stage::text).collect(Collectors.joining(" then "));
    }

    /// A schedule, and the part of the run that is its own.
    private record Turn(SchedulePlugin schedule, long step, ScheduleRun run) {
    }

    private Turn turn(long step, ScheduleRun run) {
        long passed = 0;
        ScheduleRun left = run;
        for (Stage stage : stages.subList(0, stages.size() - 1)) {
            long steps = stage.steps(left);
            if (step < passed + steps) {
                return new Turn(stage.schedule, step - passed, left);
            }
            passed += steps;
            left = left.after(steps);
        }
        return new Turn(stages.getLast().schedule, step - passed, left);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Turn turn = turn(step, run);
        return turn.schedule.rate(turn.step, turn.run);
    }

    @Override
    public OptionalDouble momentum(long step, ScheduleRun run) {
        Turn turn = turn(step, run);
        return turn.schedule.momentum(turn.step, turn.run);
    }

    @Override
    public Optional<String> metric() {
        return metric(stages.stream().map(Stage::schedule));
    }

    /// The only metric that some schedules go by.
    ///
    /// @throws ThalwegException `TH-O104` if there are several
    static Optional<String> metric(Stream<SchedulePlugin> schedules) {
        List<String> metrics = schedules.flatMap(schedule -> schedule.metric().stream()).distinct().toList();
        if (metrics.size() > 1) {
            throw new ThalwegException("TH-O104", "the schedules go by " + String.join(" and by ", metrics)
                    + "; expected one metric for all. Let them go by the same.");
        }
        return metrics.stream().findFirst();
    }

    @Override
    public long length(ScheduleRun run) {
        long passed = 0;
        for (Stage stage : stages) {
            long steps = stage.steps(run.after(passed));
            if (steps == 0) {
                return 0;
            }
            passed += steps;
        }
        return passed;
    }
}
