// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonObject;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingSummary;
import java.util.Locale;

/// The document `thalweg.train/1` of `train --json` and `resume --json`.
final class TrainingJson {
    private TrainingJson() {
    }

    static void write(TrainingResult result, Output out) {
        TrainingSummary summary = result.summary();
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.train/1");
        document.addProperty("run", summary.run().toString());
        document.addProperty("loss", summary.loss());
        document.addProperty("optimizer", summary.optimizer());
        document.add("backend", backend(summary.backend()));
        document.addProperty("threads", summary.threads());
        document.addProperty("dtype", summary.dtype());
        document.addProperty("seed", summary.seed());
        document.add("rows", rows(summary));
        document.addProperty("epochs", summary.epochs());
        document.addProperty("steps", summary.steps());
        document.add("metrics", metrics(summary));
        document.add("seconds", seconds(summary.seconds()));
        document.addProperty("modelSha256", summary.modelSha256());
        result.confusionTable().ifPresent(table -> document.add("confusion", Json.confusion(table)));
        document.addProperty("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Json.write(document, out);
    }

    private static JsonObject backend(TrainingSummary.BackendChoice choice) {
        JsonObject object = new JsonObject();
        object.addProperty("id", choice.id());
        object.addProperty("lanes", choice.lanes());
        object.addProperty("reason", choice.reason());
        return object;
    }

    private static JsonObject rows(TrainingSummary summary) {
        JsonObject object = new JsonObject();
        summary.rows().forEach((part, count) -> object.addProperty(part.text(), count));
        return object;
    }

    private static JsonObject metrics(TrainingSummary summary) {
        JsonObject object = new JsonObject();
        summary.metrics().forEach((part, metrics) -> object.add(part.text(), Json.metrics(metrics)));
        return object;
    }

    private static JsonObject seconds(TrainingSummary.Seconds seconds) {
        JsonObject object = new JsonObject();
        object.add("load", Json.number(seconds.load()));
        object.add("train", Json.number(seconds.train()));
        object.add("total", Json.number(seconds.total()));
        return object;
    }
}
