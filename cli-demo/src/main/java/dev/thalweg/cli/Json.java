// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.thalweg.training.ConfusionTable;
import dev.thalweg.training.Metrics;
import java.util.List;

/// Builds the documents of `--json`.
final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {
    }

    /// A document of one line.
    static void write(JsonElement document, Output out) {
        out.line(GSON.toJson(document));
    }

    /// A number; JSON has no word for NaN and infinity, so those are null.
    static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    /// Metrics by name.
    static JsonObject metrics(Metrics metrics) {
        JsonObject object = new JsonObject();
        metrics.values().forEach((name, value) -> object.add(name, number(value)));
        return object;
    }

    /// Labels, and a list of counts for each true class.
    static JsonObject confusion(ConfusionTable table) {
        JsonObject object = new JsonObject();
        object.add("labels", strings(table.labels()));
        JsonArray rows = new JsonArray();
        table.counts().forEach(counts -> {
            JsonArray row = new JsonArray();
            counts.forEach(row::add);
            rows.add(row);
        });
        object.add("counts", rows);
        return object;
    }

    /// A list of words.
    static JsonArray strings(List<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return array;
    }
}
