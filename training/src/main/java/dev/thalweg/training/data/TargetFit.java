// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Decides what kind of target a column is, and fits its encoding.
///
/// Without a wish of the loss:
/// - text → classes; labels of IDX images → classes;
/// - numbers that are exactly 0 and 1, or −1 and 1 → two classes;
/// - LIBSVM, which has no text: exactly 1 and 2, or the whole numbers from 0 or 1 on without a gap, 3 to 32 of them →
///   classes;
/// - rows in ranking lists → numbers as they are (grades of relevance);
/// - all other numbers → numbers, standardised.
///
/// A loss that needs numbers or classes has its way where the column allows. The class names are those of the whole
/// file: they say what can be answered. Mean and deviation are those of the training part.
final class TargetFit {
    private static final int MOST_CLASSES = 1000;
    private static final int MOST_LIBSVM_CLASSES = 32;

    private final RawData raw;
    private final Column column;
    private final int[] rows;
    private final TargetWish wish;
    private final boolean ranked;
    private final Place place;
    private final List<Notice> notices = new ArrayList<>();

    private TargetFit(RawData raw, Column column, int[] rows, TargetWish wish, boolean ranked) {
        this.raw = raw;
        this.column = column;
        this.rows = rows;
        this.wish = wish;
        this.ranked = ranked;
        this.place = Place.of(raw.place(0).file()).atColumn(column.position(), column.name());
    }

    /// What was fitted, and what should be said about it.
    record Result(TargetEncoding encoding, List<Notice> notices) {
    }

    /// Fits on the rows of the training part.
    ///
    /// @param ranked whether the rows are in ranking lists
    static Result of(RawData raw, int[] rows, TargetWish wish, boolean ranked) {
        Column column = raw.target().orElseThrow(() -> DataError.TARGET_NOT_NAMED.at(Place.of(raw.place(0).file()),
                "there is no target. Name its column with --target, or the labels file of IDX images with --labels."));
        TargetEncoder.requirePresent(raw, column);
        var fit = new TargetFit(raw, column, rows, wish, ranked);
        TargetEncoding encoding = fit.encoding();
        return new Result(encoding, List.copyOf(fit.notices));
    }

    private TargetEncoding encoding() {
        return switch (wish.kind()) {
            case ANY -> byData();
            case NUMBERS -> numbers(requireNumbers(), true);
            case PLAIN_NUMBERS -> numbers(requireNumbers(), false);
            case TWO_CLASSES -> classes(requireTwo(requireClasses()));
            case CLASSES -> classes(requireClasses());
        };
    }

    private TargetEncoding byData() {
        return switch (column) {
            case TextColumn _ -> chosenClasses("its values are text");
            case NumericColumn _ when raw.format() == DataFormat.IDX -> chosenClasses("IDX labels are classes");
            case NumericColumn numbers when ranked -> {
                choose("grades of relevance, taken as they are: the rows are in ranking lists");
                yield numbers(numbers, false);
            }
            case NumericColumn numbers -> byValues(numbers, ClassNames.distinct(numbers));
        };
    }

    private TargetEncoding byValues(NumericColumn numbers, double[] values) {
        boolean libsvm = raw.format() == DataFormat.LIBSVM;
        if (Arrays.equals(values, new double[] {0, 1}) || Arrays.equals(values, new double[] {-1, 1})
                || libsvm && Arrays.equals(values, new double[] {1, 2})) {
            return chosenClasses("it holds these two numbers only");
        }
        if (libsvm && areConsecutive(values)) {
            return chosenClasses("LIBSVM labels that are whole numbers without a gap");
        }
        choose(Messages.text("numbers, standardised: %,d different ones%s", values.length,
                values.length <= MOST_LIBSVM_CLASSES ? "; for classes name a loss of classes, such as cross-entropy"
                        : ""));
        return numbers(numbers, true);
    }

    private static boolean areConsecutive(double[] values) {
        boolean count = values.length >= 3 && values.length <= MOST_LIBSVM_CLASSES
                && (values[0] == 0 || values[0] == 1);
        return count && IntStream.range(0, values.length).allMatch(i -> values[i] == values[0] + i);
    }

    private TargetEncoding chosenClasses(String why) {
        List<String> names = requireClasses();
        choose(Messages.text("%s, since %s",
                names.size() == 2 ? "two classes" : Messages.text("%,d classes", names.size()),
                why));
        return classes(names);
    }

    private void choose(String what) {
        notices.add(Notice.choice("target '%s': %s.", column.name(), what));
    }

    private TargetEncoding numbers(NumericColumn numbers, boolean standardised) {
        Scaling scaling = ScalingFit.of(numbers, rows, place.atColumn(0, ""));
        if (scaling.isConstant()) {
            throw DataError.CONSTANT_TARGET.at(place,
                    "the target is %s in all %,d rows that train; there is nothing to learn. Check --target.",
                    ClassNames.of(scaling.mean()), rows.length);
        }
        return new TargetEncoding.Numeric(column.name(), standardised ? scaling : Scaling.NONE);
    }

    private NumericColumn requireNumbers() {
        return switch (column) {
            case NumericColumn numbers -> numbers;
            case TextColumn texts -> throw DataError.WRONG_TARGET_KIND.at(place,
                    "the target is text such as '%s', but %s needs numbers. For classes use "
                            + "cross-entropy or bce-with-logits.",
                    Excerpt.of(texts.texts().getFirst()), wish.asker());
        };
    }

    private List<String> requireClasses() {
        if (column instanceof NumericColumn numbers) {
            requireWhole(numbers);
        }
        List<String> names = ClassNames.of(column);
        if (names.size() > MOST_CLASSES || names.size() > 10 && names.size() > column.rows() / 2) {
            throw DataError.WRONG_TARGET_KIND.at(place,
                    "the target has %,d different values in %,d rows; that is not a set of classes. "
                            + "Check --target, or use a loss of numbers such as huber.",
                    names.size(), column.rows());
        }
        return names;
    }

    private void requireWhole(NumericColumn numbers) {
        for (double value : ClassNames.distinct(numbers)) {
            if (value != Math.rint(value)) {
                throw DataError.WRONG_TARGET_KIND.at(place,
                        "the target holds %s, but %s needs classes: text or whole numbers. For numbers "
                                + "use huber or mse.",
                        value, wish.asker());
            }
        }
    }

    private List<String> requireTwo(List<String> names) {
        if (names.size() > 2) {
            throw DataError.WRONG_TARGET_KIND.at(place,
                    "the target has %,d classes (%s, …), but %s needs two. For more use cross-entropy.", names.size(),
                    String.join(", ", names.subList(0, 3)), wish.asker());
        }
        return names;
    }

    private TargetEncoding classes(List<String> names) {
        List<String> seen = classesIn(rows);
        if (seen.size() < 2) {
            throw DataError.SINGLE_CLASS.at(place,
                    "the %,d rows that train are all of class '%s'; expected two classes or more. %s", rows.length,
                    Excerpt.of(seen.getFirst()), names.size() > 1
                            ? "The others fell into another part: give more rows, or another --seed."
                            : "Check --target.");
        }
        if (seen.size() < names.size()) {
            notices.add(Notice.warning("target '%s': no row that trains is of class '%s'.", column.name(),
                    String.join("', '", names.stream().filter(name -> !seen.contains(name)).limit(3).toList())));
        }
        return new TargetEncoding.Classes(column.name(), names, column instanceof NumericColumn);
    }

    private List<String> classesIn(int[] chosen) {
        return switch (column) {
            case NumericColumn numbers ->
                Arrays.stream(chosen).mapToDouble(numbers::value).distinct().mapToObj(ClassNames::of).distinct()
                        .toList();
            case TextColumn texts ->
                Arrays.stream(chosen).map(texts::code).distinct().mapToObj(texts.texts()::get).toList();
        };
    }
}
