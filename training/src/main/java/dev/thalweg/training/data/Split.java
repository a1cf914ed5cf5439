// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which rows of a file train, which validate, which test.
///
/// Depends on row count, fractions and seed only, never on what the rows hold. A seeded permutation of the rows is
/// cut: its first `round(test · n)` rows are the test part, the next `round(validation · n)` the validation part (both
/// fractions are of the whole file; half rounds up; at least one row if the fraction is above zero), the rest trains.
/// So another validation fraction leaves the test part as it is. Within a part, rows keep the order of the file.
public final class Split {
    private static final long PURPOSE = 1;
    private static final int FEWEST_TO_TRAIN = 2;

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    private Split(int[] train, int[] validation, int[] test) {
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    /// Cuts rows into parts.
    ///
    /// @param rows how many there are
    /// @param validationFraction from 0 to below 1
    /// @param testFraction from 0 to below 1
    /// @param seed the seed of the run
    /// @param place what to name if there are too few rows
    /// @return three parts that share no row and leave none out
    /// @throws dev.thalweg.api.ThalwegException TH-D023 if fewer than two rows are left to train
    public static Split of(int rows, double validationFraction, double testFraction, long seed, Place place) {
        requireFraction(validationFraction);
        requireFraction(testFraction);
        int tests = count(rows, testFraction);
        int validations = count(rows, validationFraction);
        if (rows - tests - validations < FEWEST_TO_TRAIN) {
            throw DataError.TOO_FEW_ROWS.at(place,
                    "%,d rows, of which %,d would validate and %,d test; expected at least %d that "
                            + "train. Give more rows, or smaller fractions.",
                    rows, validations, tests, FEWEST_TO_TRAIN);
        }
        var order = new int[rows];
        Permutation.fill(order, CounterRandom.key(seed, PURPOSE, 0));
        return new Split(part(order, tests + validations, rows), part(order, tests, tests + validations),
                part(order, 0, tests));
    }

    /// The same cut over whole ranking lists: a list is never torn apart.
    ///
    /// @param lists the list number of each row, from 0, not decreasing
    /// @param validationFraction fraction of the lists
    /// @param testFraction fraction of the lists
    /// @param seed the seed of the run
    /// @param place what to name if there are too few lists
    /// @return three parts of rows
    public static Split ofLists(int[] lists, double validationFraction, double testFraction, long seed, Place place) {
        int count = lists.length == 0 ? 0 : lists[lists.length - 1] + 1;
        Split cut = of(count, validationFraction, testFraction, seed, place);
        return new Split(rowsOf(lists, cut.train), rowsOf(lists, cut.validation), rowsOf(lists, cut.test));
    }

    private static int[] rowsOf(int[] lists, int[] chosen) {
        var rows = IntStream.builder();
        for (int row = 0; row < lists.length; row++) {
            if (Arrays.binarySearch(chosen, lists[row]) >= 0) {
                rows.add(row);
            }
        }
        return rows.build().toArray();
    }

    private static void requireFraction(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("a fraction is from 0 to below 1, not " + fraction);
        }
    }

    private static int count(int rows, double fraction) {
        return fraction == 0 ? 0 : Math.max(1, (int) Math.floor(rows * fraction + 0.5));
    }

    private static int[] part(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }

    /// The rows that train.
    ///
    /// @return increasing row numbers, a fresh array
    public int[] train() {
        return train.clone();
    }

    /// The rows that validate.
    ///
    /// @return increasing row numbers, a fresh array
    public int[] validation() {
        return validation.clone();
    }

    /// The rows that test.
    ///
    /// @return increasing row numbers, a fresh array
    public int[] test() {
        return test.clone();
    }
}
