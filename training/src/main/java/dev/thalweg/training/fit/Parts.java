// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.Part;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.model.Objective;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The parts of the data that have rows, each ready to be measured.
///
/// @param rows how many rows each has
/// @param measuring measures each
record Parts(Map<Part, Integer> rows, Map<Part, Measuring> measuring) {
    Parts {
        rows = Collections.unmodifiableMap(new EnumMap<>(rows));
        measuring = Collections.unmodifiableMap(new EnumMap<>(measuring));
    }

    static Parts of(PreparedData data, Programs programs, Objective objective, ParameterSet parameters) {
        Map<Part, Dataset> parts = new EnumMap<>(Part.class);
        parts.put(Part.TRAIN, data.train());
        data.validation().ifPresent(part -> parts.put(Part.VALIDATION, part));
        data.test().ifPresent(part -> parts.put(Part.TEST, part));
        Map<Part, Integer> rows = new EnumMap<>(Part.class);
        Map<Part, Measuring> measuring = new EnumMap<>(Part.class);
        parts.forEach((part, dataset) -> {
            rows.put(part, dataset.rows());
            measuring.put(part,
                    new Measuring(programs.evaluation(), objective, parameters, dataset,
                            data.preprocessing().target()));
        });
        return new Parts(rows, measuring);
    }

    Optional<Measuring> validation() {
        return Optional.ofNullable(measuring.get(Part.VALIDATION));
    }
}
