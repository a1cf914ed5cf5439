// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What was measured on some rows, in the units of the data file.
///
/// @param values by name, in the order they are shown: `loss mae rmse r2` of numbers, `loss accuracy logLoss auc f1` of
///     classes, `ndcg@10` where there are ranking lists
public record Metrics(Map<String, Double> values) {

    /// Copies the map, keeping its order.
    public Metrics {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// One metric.
    ///
    /// @param name such as `r2`
    /// @return its value, if it was measured; perhaps NaN where it is undefined
    public OptionalDouble find(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// One metric that must be there.
    ///
    /// @param name such as `loss`
    /// @return its value
    public double get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no metric '" + name + "' among " + values.keySet()));
    }
}
