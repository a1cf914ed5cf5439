// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.DataOptions;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.data.DataPreparation;
import dev.thalweg.training.data.DataRequest;
import dev.thalweg.training.data.ListSource;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.data.TestPart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return new DataRequest(data.file(), Optional.ofNullable(data.labels()), lists(data.group()),
                target == null ? "" : target,
                Set.copyOf(data.drop()), Set.copyOf(data.categorical()), testPart(data),
                OptionalDouble.of(data.validationFraction()), wish,
                config.compute().elementType(), config.fit().seed());
    }

    /// Where a grouping stands.
    static ListSource lists(@Nullable Grouping group) {
        return switch (group) {
            case null -> new ListSource.Data();
            case Grouping.Column(String name) -> new ListSource.Column(name);
            case Grouping.File(Path path) -> new ListSource.Sizes(path);
        };
    }

    /// Sizes go with a file; a column has the same name in all.
    private static ListSource testLists(dev.thalweg.training.TestPart.File part, @Nullable Grouping group) {
        if (part.groups() != null) {
            return new ListSource.Sizes(part.groups());
        }
        return lists(group instanceof Grouping.Column ? group : null);
    }

    private static TestPart testPart(DataOptions data) {
        return switch (data.test()) {
            case dev.thalweg.training.TestPart.None _ -> new TestPart.None();
            case dev.thalweg.training.TestPart.Fraction part -> new TestPart.Fraction(part.fraction());
            case dev.thalweg.training.TestPart.File part ->
                new TestPart.File(part.path(), Optional.ofNullable(part.labels()), testLists(part, data.group()));
        };
    }
}
