// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Inject;
import dev.thalweg.api.Engine;
import dev.thalweg.training.ConfusionTable;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.Part;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.TrainingSummary;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.AtomicFile;
import dev.thalweg.training.store.Digests;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.ResultJson;
import dev.thalweg.training.store.RunFolder;
import dev.thalweg.training.store.Safetensors;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything after the last step: each part is measured, and model and result are written.
final class Completion {
    private final TrainingConfig config;
    private final RunFolder folder;
    private final Engine engine;
    private final Objective objective;
    private final PreparedData data;
    private final ParameterSet parameters;
    private final Parts parts;

    @Inject
    Completion(TrainingConfig config, RunFolder folder, Engine engine, Objective objective, PreparedData data,
            ParameterSet parameters, Parts parts) {
        this.config = config;
        this.folder = folder;
        this.engine = engine;
        this.objective = objective;
        this.data = data;
        this.parameters = parameters;
        this.parts = parts;
    }

    TrainingResult complete(Outcome outcome, Cursor cursor, RunClock clock) {
        if (outcome == Outcome.INTERRUPTED) {
            return new TrainingResult(outcome, summary(cursor, Map.of(), clock, null), null);
        }
        Map<Part, Measured> measured = new EnumMap<>(Part.class);
        parts.measuring().forEach((part, measuring) -> measured.put(part, measuring.measure()));
        Map<Part, Metrics> metrics = new EnumMap<>(Part.class);
        measured.forEach((part, what) -> metrics.put(part, what.metrics()));
        String sha256 = writeModel(metrics);
        var result = new TrainingResult(outcome, summary(cursor, metrics, clock, sha256), confusion(measured));
        AtomicFile.writeText(folder.result(), Json.pretty(ResultJson.write(result)));
        return result;
    }

    private String writeModel(Map<Part, Metrics> metrics) {
        new Safetensors(parameters.model(), Map.of("format", "thalweg")).write(folder.model());
        String sha256 = Digests.sha256(folder.model());
        AtomicFile.writeText(folder.modelDescription(),
                Json.pretty(ModelJson.write(objective, config, data.preprocessing().target(), metrics, sha256)));
        return sha256;
    }

    private static @Nullable ConfusionTable confusion(Map<Part, Measured> measured) {
        Measured last = null;
        for (Measured what : measured.values()) {
            last = what;
        }
        return last == null ? null : last.confusion();
    }

    private TrainingSummary summary(Cursor cursor, Map<Part, Metrics> metrics, RunClock clock,
            @Nullable String sha256) {
        return new TrainingSummary(folder.root(), objective.loss().text(), config.fit().optimizer(),
                Descriptions.backend(engine),
                config.compute().threads(), config.compute().elementType().text(), config.fit().seed(), parts.rows(),
                cursor.epoch(), cursor.step(), metrics, clock.seconds(), sha256);
    }
}
