// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Inject;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.BatchSize;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Looks for everything that can be known to be wrong before any data is read, and reports all of it together.
final class ConfigurationCheck {
    private final TrainingConfig config;
    private final Plugins plugins;
    private final List<ThalwegException> found = new ArrayList<>();

    @Inject
    ConfigurationCheck(TrainingConfig config, Plugins plugins) {
        this.config = config;
        this.plugins = plugins;
    }

    /// @throws ThalwegException the only problem; of several, the first one's id with all messages
    void require() {
        FitOptions fit = config.fit();
        String loss = fit.loss();
        if (loss != null) {
            attempt(() -> LossChoice.wish(plugins.loss(loss)));
        }
        attempt(() -> requireWholeBatches(plugins.optimizer(fit.optimizer())));
        attempt(() -> requireMetric(plugins.schedule(fit.schedule())));
        attempt(this::requireValidation);
        if (found.size() == 1) {
            throw found.getFirst();
        }
        if (!found.isEmpty()) {
            throw new ThalwegException(found.getFirst().id(),
                    found.stream().map(ThalwegException::getMessage).collect(Collectors.joining(" Also: ")));
        }
    }

    private void attempt(Runnable check) {
        try {
            check.run();
        } catch (ThalwegException problem) {
            found.add(problem);
        }
    }

    private void requireWholeBatches(OptimizerPlugin optimizer) {
        if (optimizer instanceof SearchOptimizer && !config.fit().batch().equals(BatchSize.full())) {
            throw new ThalwegException("TH-O014", "optimizer '" + optimizer.id()
                    + "' looks at the same rows again and again, but a batch is " + config.fit().batch().text()
                    + "; expected full. Give --batch full.");
        }
        if (optimizer instanceof SearchOptimizer && !config.fit().clipping().equals(FitOptions.Clipping.NONE)) {
            throw new ThalwegException("TH-O014", "optimizer '" + optimizer.id()
                    + "' needs gradients as they are, but they are clipped. Leave --clip-norm and --clip-value out.");
        }
    }

    private void requireMetric(SchedulePlugin schedule) {
        String metric = schedule.metric().orElse(Timetable.LOSS);
        if (!metric.equals(Timetable.LOSS) && config.data().validationFraction() == 0) {
            throw new ThalwegException("TH-O105", "schedule '" + schedule.text() + "' goes by '" + metric
                    + "' on the validation part, but there is none. Give one with --validation 0.1, or let it go by the loss.");
        }
    }

    private void requireValidation() {
        if (config.fit().earlyStopping() > 0 && config.data().validationFraction() == 0) {
            throw new ThalwegException("TH-C014",
                    "early-stopping needs a validation part, but there is none. Give one with --validation 0.1.");
        }
    }
}
