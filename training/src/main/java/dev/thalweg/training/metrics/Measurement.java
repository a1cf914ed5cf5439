// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was measured on some rows.
///
/// @param values finite numbers by metric name, in the order they are shown
/// @param absent why a metric is not among them, by metric name
public record Measurement(Map<String, Double> values, Map<String, String> absent) {

    /// Nothing was measured.
    public static final Measurement NONE = new Measurement(Map.of(), Map.of());

    /// Copies the maps, keeping their order.
    public Measurement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
    }

    /// Collects metrics one by one.
    static final class Builder {
        private final Map<String, Double> values = new LinkedHashMap<>();
        private final Map<String, String> absent = new LinkedHashMap<>();

        /// A value; one that is not finite becomes absent, for JSON has no word for it.
        Builder put(String name, double value) {
            if (Double.isFinite(value)) {
                values.put(name, value);
            } else {
                absent.put(name, "it is " + value);
            }
            return this;
        }

        Builder absent(String name, String reason) {
            absent.put(name, reason);
            return this;
        }

        Measurement build() {
            return new Measurement(values, absent);
        }
    }
}
