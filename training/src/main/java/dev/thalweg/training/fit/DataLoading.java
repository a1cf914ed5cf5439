// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.DataOptions;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.data.DataPreparation;
import dev.thalweg.training.data.DataRequest;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.data.TestPart;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Asks for the data that a configuration names.
final class DataLoading {
    private DataLoading() {
    }

    static PreparedData load(TrainingConfig config, TargetWish wish) {
        return DataPreparation.prepare(request(config, wish));
    }

    private static DataRequest request(TrainingConfig config, TargetWish wish) {
        DataOptions data = config.data();
        String target = data.target();
        return new DataRequest(data.file(), Optional.ofNullable(data.labels()), Optional.empty(),
                target == null ? "" : target,
                Set.copyOf(data.drop()), Set.copyOf(data.categorical()), testPart(data),
                OptionalDouble.of(data.validationFraction()), wish,
                config.compute().elementType(), config.fit().seed());
    }

    private static TestPart testPart(DataOptions data) {
        return switch (data.test()) {
            case dev.thalweg.training.TestPart.None _ -> new TestPart.None();
            case dev.thalweg.training.TestPart.Fraction part -> new TestPart.Fraction(part.fraction());
            case dev.thalweg.training.TestPart.File part ->
                new TestPart.File(part.path(), Optional.ofNullable(part.labels()), Optional.empty());
        };
    }
}
