// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Inject;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.registry.Plugins;
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
        attempt(() -> plugins.optimizer(fit.optimizer()));
        attempt(() -> plugins.schedule(fit.schedule()));
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

    private void requireValidation() {
        if (config.fit().earlyStopping() > 0 && config.data().validationFraction() == 0) {
            throw new ThalwegException("TH-C014",
                    "early-stopping needs a validation part, but there is none. Give one with --validation 0.1.");
        }
    }
}
