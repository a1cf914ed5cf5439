// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.thalweg.api.Engine;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.data.DataJson;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.AtomicFile;
import dev.thalweg.training.store.ConfigJson;
import dev.thalweg.training.store.EnvironmentJson;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.RunFolder;
import java.util.Optional;

/// Everything before the first step: options are read, kernels warm up, data is loaded, the run's first files are written. Nothing is
/// written before all of it is known to be good.
final class Preparation {
    private final TrainingConfig config;
    private final RunFolder folder;
    private final Engine engine;
    private final Plugins plugins;
    private final Optional<LossSum> askedLoss;
    private final Rehearsal rehearsal;
    private final Provider<PreparedData> data;
    private final Provider<Objective> objective;
    private final Provider<Timetable> timetable;
    private final Provider<Parts> parts;
    private final Provider<GradientStep> gradients;
    private final Provider<Examples> examples;
    private final Announcer announcer;

    @Inject
    Preparation(TrainingConfig config, RunFolder folder, Engine engine, Plugins plugins,
            Optional<LossSum> askedLoss, Rehearsal rehearsal, Provider<PreparedData> data,
            Provider<Objective> objective,
            Provider<Timetable> timetable,
            Provider<Parts> parts, Provider<GradientStep> gradients, Provider<Examples> examples, Announcer announcer) {
        this.config = config;
        this.folder = folder;
        this.engine = engine;
        this.plugins = plugins;
        this.askedLoss = askedLoss;
        this.rehearsal = rehearsal;
        this.data = data;
        this.objective = objective;
        this.timetable = timetable;
        this.parts = parts;
        this.gradients = gradients;
        this.examples = examples;
        this.announcer = announcer;
    }

    void prepare(boolean resumed) {
        askedLoss.or(() -> LossGuess.of(config.data()).map(plugins::loss)).ifPresent(rehearsal::start);
        PreparedData prepared = data.get();
        if (resumed && folder.hasBegun()) {
            SameData.require(folder, prepared);
            return;
        }
        // whatever the loss refuses about the data, it refuses here
        requireMetric();
        gradients.get();
        if (!resumed) {
            writeConfiguration();
        }
        writeOrigins();
    }

    /// Looks once whether what the schedule goes by is measured at all.
    private void requireMetric() {
        String metric = timetable.get().metric();
        Optional<Measuring> validation = parts.get().validation();
        if (metric.equals(Timetable.LOSS) || validation.isEmpty()) {
            return;
        }
        Metrics measured = validation.get().measure().metrics();
        if (measured.find(metric).isEmpty()) {
            throw new ThalwegException("TH-O105",
                    "schedule '" + timetable.get().schedule().text() + "' goes by '" + metric
                            + "', but what is measured is " + String.join(", ", measured.values().keySet())
                            + ". Let it go by one of these.");
        }
    }

    private void writeConfiguration() {
        folder.prepare();
        TrainingConfig resolved = config.fit(fit -> fit.withLoss(objective.get().loss().text()));
        AtomicFile.writeText(folder.config(), Json.pretty(ConfigJson.write(resolved)));
    }

    /// What the run computes on, and from which data.
    private void writeOrigins() {
        AtomicFile.writeText(folder.environment(),
                Json.pretty(EnvironmentJson.describe(Descriptions.backend(engine), config.compute().threads())));
        AtomicFile.writeText(folder.data(), Json.pretty(DataJson.write(data.get())));
    }

    /// Says what is about to happen.
    void announce(Cursor cursor) {
        var description = Descriptions.run(folder, config, objective.get(), data.get(), parts.get().rows(), engine);
        announcer.announce(new TrainingEvent.Started(description, cursor.step(), timetable.get().totalSteps()));
        examples.get().notice().ifPresent(text -> announcer.announce(new TrainingEvent.Notice(text)));
        data.get().notices().forEach(notice -> announcer.announce(new TrainingEvent.Notice(notice.text())));
    }
}
