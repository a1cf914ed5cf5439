// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.List;

/// What was measured after each epoch, in a checkpoint. JSON has no number for what is not finite; that is never better
/// than anything, and null.
final class MetricsJson {
    private MetricsJson() {
    }

    static JsonArray of(List<Double> metrics) {
        JsonArray array = new JsonArray();
        metrics.forEach(metric -> array.add(Double.isFinite(metric) ? new JsonPrimitive(metric) : JsonNull.INSTANCE));
        return array;
    }

    static List<Double> read(JsonArray metrics) {
        return metrics.asList().stream().map(metric -> metric.isJsonNull() ? Double.NaN : metric.getAsDouble())
                .toList();
    }
}
