// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.thalweg.training.ConfusionTable;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.Part;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.TrainingSummary;
import dev.thalweg.training.TrainingSummary.BackendChoice;
import dev.thalweg.training.TrainingSummary.Seconds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `result.json`: a finished run in numbers, in the form of `train --json`. Its presence says that the run is finished.
public final class ResultJson {
    private static final String SCHEMA = "thalweg.train/1";

    private ResultJson() {
    }

    /// Writes a result.
    ///
    /// @param result of a finished run
    /// @return the document
    public static JsonObject write(TrainingResult result) {
        TrainingSummary summary = result.summary();
        var json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("run", summary.run().toString());
        json.addProperty("loss", summary.loss());
        json.addProperty("optimizer", summary.optimizer());
        json.add("backend", backend(summary.backend()));
        json.addProperty("threads", summary.threads());
        json.addProperty("dtype", summary.dtype());
        json.addProperty("seed", summary.seed());
        var rows = new JsonObject();
        summary.rows().forEach((part, count) -> rows.addProperty(part.text(), count));
        json.add("rows", rows);
        json.addProperty("epochs", summary.epochs());
        json.addProperty("steps", summary.steps());
        var metrics = new JsonObject();
        summary.metrics().forEach((part, measured) -> metrics.add(part.text(), metrics(measured)));
        json.add("metrics", metrics);
        json.add("seconds", seconds(summary.seconds()));
        json.addProperty("modelSha256", summary.modelSha256());
        result.confusionTable().ifPresent(table -> json.add("confusion", confusion(table)));
        json.addProperty("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return json;
    }

    /// Metrics by name.
    ///
    /// @param metrics what was measured
    /// @return an object of numbers
    public static JsonObject metrics(Metrics metrics) {
        var json = new JsonObject();
        metrics.values().forEach((name, value) -> json.add(name, Json.number(value)));
        return json;
    }

    private static JsonObject backend(BackendChoice backend) {
        var json = new JsonObject();
        json.addProperty("id", backend.id());
        json.addProperty("lanes", backend.lanes());
        json.addProperty("reason", backend.reason());
        return json;
    }

    private static JsonObject seconds(Seconds seconds) {
        var json = new JsonObject();
        json.addProperty("load", seconds.load());
        json.addProperty("train", seconds.train());
        json.addProperty("total", seconds.total());
        return json;
    }

    private static JsonObject confusion(ConfusionTable table) {
        var labels = new JsonArray();
        table.labels().forEach(labels::add);
        var counts = new JsonArray();
        for (List<Long> row : table.counts()) {
            var cells = new JsonArray();
            row.forEach(cells::add);
            counts.add(cells);
        }
        var json = new JsonObject();
        json.add("labels", labels);
        json.add("counts", counts);
        return json;
    }

    /// Reads the result of a finished run.
    ///
    /// @param folder the run
    /// @return the result, its outcome being that the run was finished already
    public static TrainingResult read(RunFolder folder) {
        JsonObject json = Json.read(folder.result());
        Json.requireSchema(folder.result(), json, SCHEMA);
        return Json.parse(folder.result(), () -> read(folder, json));
    }

    private static TrainingResult read(RunFolder folder, JsonObject json) {
        JsonObject backend = json.getAsJsonObject("backend");
        JsonObject seconds = json.getAsJsonObject("seconds");
        Map<Part, Integer> rows = new EnumMap<>(Part.class);
        json.getAsJsonObject("rows").entrySet().forEach(e -> rows.put(part(e.getKey()), e.getValue().getAsInt()));
        Map<Part, Metrics> metrics = new EnumMap<>(Part.class);
        json.getAsJsonObject("metrics").entrySet()
                .forEach(e -> metrics.put(part(e.getKey()), readMetrics(e.getValue().getAsJsonObject())));
        var summary = new TrainingSummary(folder.root(), json.get("loss").getAsString(),
                json.get("optimizer").getAsString(),
                new BackendChoice(backend.get("id").getAsString(), backend.get("lanes").getAsInt(),
                        backend.get("reason").getAsString()),
                json.get("threads").getAsInt(), json.get("dtype").getAsString(), json.get("seed").getAsLong(), rows,
                json.get("epochs").getAsInt(), json.get("steps").getAsLong(), metrics,
                new Seconds(seconds.get("load").getAsDouble(), seconds.get("train").getAsDouble(),
                        seconds.get("total").getAsDouble()),
                json.get("modelSha256").getAsString());
        JsonElement confusion = json.get("confusion");
        return new TrainingResult(Outcome.ALREADY_FINISHED, summary,
                confusion == null ? null : readConfusion(confusion.getAsJsonObject()));
    }

    private static Part part(String text) {
        return Part.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Metrics readMetrics(JsonObject json) {
        Map<String, Double> values = new LinkedHashMap<>();
        json.entrySet().forEach(
                e -> values.put(e.getKey(), e.getValue().isJsonNull() ? Double.NaN : e.getValue().getAsDouble()));
        return new Metrics(values);
    }

    private static ConfusionTable readConfusion(JsonObject json) {
        List<String> labels = new ArrayList<>();
        json.getAsJsonArray("labels").forEach(label -> labels.add(label.getAsString()));
        List<List<Long>> counts = new ArrayList<>();
        json.getAsJsonArray("counts").forEach(row -> {
            List<Long> cells = new ArrayList<>();
            row.getAsJsonArray().forEach(cell -> cells.add(cell.getAsLong()));
            counts.add(cells);
        });
        return new ConfusionTable(labels, counts);
    }
}
