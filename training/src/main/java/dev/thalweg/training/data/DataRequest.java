// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Which data to train on, and how to cut it. Made by [#of] and the `with` methods.
///
/// @param data the file to train on
/// @param labels the labels of IDX images
/// @param lists where the ranking lists stand
/// @param target the column to predict, empty where the format implies it
/// @param drop columns to leave out
/// @param categorical columns to take as text although they look like numbers
/// @param test where test rows come from
/// @param validation fraction of the data file's rows; absent means 0.1, or 0 where there is a test part
/// @param wish which kind of target the loss needs
/// @param type of the numbers in the matrices
/// @param seed of the split
public record DataRequest(Path data, Optional<Path> labels, ListSource lists, String target, Set<String> drop,
        Set<String> categorical, TestPart test, OptionalDouble validation, TargetWish wish, ElementType type,
        long seed) {
    private static final double DEFAULT_VALIDATION = 0.1;

    /// Copies the sets.
    public DataRequest {
        drop = Set.copyOf(drop);
        categorical = Set.copyOf(categorical);
    }

    /// All defaults: no test part, f32, seed 0.
    ///
    /// @param data the file to train on
    /// @return a request
    public static DataRequest of(Path data) {
        return new DataRequest(data, Optional.empty(), new ListSource.Data(), "", Set.of(), Set.of(),
                new TestPart.None(),
                OptionalDouble.empty(), TargetWish.ANY, ElementType.F32, 0);
    }

    /// With the labels of IDX images.
    ///
    /// @param file an IDX file of labels
    /// @return a changed copy
    public DataRequest withLabels(Path file) {
        return new DataRequest(data, Optional.of(file), lists, target, drop, categorical, test, validation, wish, type,
                seed);
    }

    /// With ranking lists.
    ///
    /// @param source where they stand
    /// @return a changed copy
    public DataRequest withLists(ListSource source) {
        return new DataRequest(data, labels, source, target, drop, categorical, test, validation, wish, type,
                seed);
    }

    /// With the column to predict.
    ///
    /// @param column its name
    /// @return a changed copy
    public DataRequest withTarget(String column) {
        return new DataRequest(data, labels, lists, column, drop, categorical, test, validation, wish, type, seed);
    }

    /// Without some columns.
    ///
    /// @param columns their names
    /// @return a changed copy
    public DataRequest withDropped(List<String> columns) {
        return new DataRequest(data, labels, lists, target, Set.copyOf(columns), categorical, test, validation, wish,
                type, seed);
    }

    /// With columns that are text although they look like numbers.
    ///
    /// @param columns their names
    /// @return a changed copy
    public DataRequest withCategorical(List<String> columns) {
        return new DataRequest(data, labels, lists, target, drop, Set.copyOf(columns), test, validation, wish, type,
                seed);
    }

    /// With a test part.
    ///
    /// @param part a fraction or a file
    /// @return a changed copy
    public DataRequest withTest(TestPart part) {
        return new DataRequest(data, labels, lists, target, drop, categorical, part, validation, wish, type, seed);
    }

    /// With a validation part.
    ///
    /// @param fraction from 0 to below 1
    /// @return a changed copy
    public DataRequest withValidation(double fraction) {
        return new DataRequest(data, labels, lists, target, drop, categorical, test, OptionalDouble.of(fraction), wish,
                type, seed);
    }

    /// For a loss that needs a kind of target.
    ///
    /// @param need what it needs
    /// @return a changed copy
    public DataRequest withWish(TargetWish need) {
        return new DataRequest(data, labels, lists, target, drop, categorical, test, validation, need, type, seed);
    }

    /// With another element type.
    ///
    /// @param elementType f32 or f64
    /// @return a changed copy
    public DataRequest withType(ElementType elementType) {
        return new DataRequest(data, labels, lists, target, drop, categorical, test, validation, wish, elementType,
                seed);
    }

    /// With another seed.
    ///
    /// @param number any
    /// @return a changed copy
    public DataRequest withSeed(long number) {
        return new DataRequest(data, labels, lists, target, drop, categorical, test, validation, wish, type, number);
    }

    /// The validation fraction that applies.
    ///
    /// @return from 0 to below 1
    public double validationFraction() {
        return validation.orElse(test instanceof TestPart.None ? DEFAULT_VALIDATION : 0);
    }

    /// The fraction of the data file that tests.
    ///
    /// @return 0 if another file tests, or nothing
    double testFraction() {
        return test instanceof TestPart.Fraction(double fraction) ? fraction : 0;
    }
}
