// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A learning rate that falls by a factor when a metric has stopped getting better.
///
/// After more than `patience` epochs in a row that were not better than the best one so far, `η ← max(minimum,
/// factor·η)`. Better is less than `best·(1 - threshold)`, or with `thresholdMode=abs` less than `best - threshold`;
/// the other way round with `mode=max`, or where the metric is one of which more is better. A tie is not better, and NaN
/// never is. In the `cooldown` epochs after a fall nothing is counted. The metric is of the validation part; where nothing is
/// validated, `loss` is that of training. All as in PyTorch's `ReduceLROnPlateau`.
///
/// @param arguments `factor`, 0.1 by default; `patience`, 10; `metric`, `loss`; `mode`, `auto`, `min` or `max`;
///     `threshold`, 1e-4; `thresholdMode`, `rel` or `abs`; `cooldown`, 0; `minimum`, the rate at the bottom, 0; `epsilon`,
///     1e-8: lesser changes are not made
@AutoService(SchedulePlugin.class)
public record Plateau(Arguments arguments) implements SchedulePlugin {
    static final Parameter FACTOR = Parameter.innerFraction("factor", 0.1, "the factor of each fall");
    static final Parameter PATIENCE = Parameter.integer("patience", 10, 0, Integer.MAX_VALUE,
            "how many epochs may be no better");
    static final Parameter METRIC = Parameter
            .choice("metric", "what is looked at, of the validation part", "loss", "mae", "rmse",
                    "r2", "accuracy", "logLoss", "auc", "f1", "ndcg@10")
            .alias("monitor");
    static final Parameter MODE = Parameter.choice("mode",
            "which one is better, the less or the greater; auto for what the metric is about", "auto", "min", "max");
    private static final Set<String> GREATER_IS_BETTER = Set.of("r2", "accuracy", "auc", "f1", "ndcg@10");
    static final Parameter THRESHOLD = Parameter.nonNegative("threshold", 1e-4, "by how much better is better");
    static final Parameter THRESHOLD_MODE = Parameter
            .choice("thresholdMode", "whether the threshold is a part of the best metric", "rel", "abs")
            .alias("threshold_mode");
    static final Parameter COOLDOWN = Parameter.integer("cooldown", 0, 0, Integer.MAX_VALUE,
            "how many epochs are not counted after a fall");
    static final Parameter MINIMUM = Parameter.nonNegative("minimum", 0, "the rate at the bottom").alias("min_lr");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 1e-8, "lesser changes are not made")
            .alias("eps");

    /// The schedule with its default arguments.
    public Plateau() {
        this(Arguments.defaults(FACTOR, PATIENCE, METRIC, MODE, THRESHOLD, THRESHOLD_MODE, COOLDOWN, MINIMUM, EPSILON));
    }

    @Override
    public String id() {
        return "plateau";
    }

    @Override
    public List<String> aliases() {
        return List.of("reduce-on-plateau");
    }

    @Override
    public String summary() {
        return "falls when the loss, or a metric, has stopped getting better";
    }

    @Override
    public Guide guide() {
        return new Guide("the length is open and something is measured after each epoch",
                "epochs are few or measurements noisy: it falls by chance",
                "");
    }

    @Override
    public Optional<String> metric() {
        return Optional.of(arguments.choice(METRIC));
    }

    @Override
    public List<String> equations() {
        return List.of("at first rate = learningRate",
                "after an epoch: waited = where(better than best * (1 - threshold), 0, waited + 1)",
                "where waited > patience: rate = max(minimum, factor * rate), waited = 0");
    }

    @Override
    public String example() {
        return "plateau(factor=0.5, patience=2)";
    }

    @Override
    public Plateau with(Arguments given) {
        return new Plateau(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double rate = run.baseRate();
        double best = isMax() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double waited = 0;
        double cooling = 0;
        for (double metric : run.metricsBefore(step)) {
            boolean better = isBetter(metric, best);
            best = better ? metric : best;
            waited = better || cooling > 0 ? 0 : waited + 1;
            cooling = Math.max(0, cooling - 1);
            if (waited > arguments.get(PATIENCE)) {
                rate = lowered(rate);
                waited = 0;
                cooling = arguments.get(COOLDOWN);
            }
        }
        return rate;
    }

    private double lowered(double rate) {
        double lower = Math.max(arguments.get(MINIMUM), rate * arguments.get(FACTOR));
        return rate - lower > arguments.get(EPSILON) ? lower : rate;
    }

    private boolean isBetter(double metric, double best) {
        if (Double.isInfinite(best)) {
            return Double.isFinite(metric);
        }
        double by = arguments.get(THRESHOLD);
        boolean relative = arguments.choice(THRESHOLD_MODE).equals("rel");
        return isMax() ? metric > (relative ? best * (1 + by) : best + by)
                : metric < (relative ? best * (1 - by) : best - by);
    }

    private boolean isMax() {
        return switch (arguments.choice(MODE)) {
            case "min" -> false;
            case "max" -> true;
            default -> GREATER_IS_BETTER.contains(arguments.choice(METRIC));
        };
    }
}
