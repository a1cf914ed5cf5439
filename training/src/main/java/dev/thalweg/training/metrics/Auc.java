// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import java.util.Arrays;

/// The area under the ROC curve: the probability that a random row of the class scores above a random other row, a tie
/// counting half. With the ranks of all scores, ties having the mean of their ranks, it is `(Σ ranks of the class -
/// p(p + 1)/2) / (p · n)` for p rows of the class and n others.
///
/// Not defined without a row of the class, without another row, or with a NaN among the scores. Source: J. A. Hanley,
/// B. J. McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve", 1982.
///
/// @param value the area; NaN if it is not defined
/// @param reason why it is not defined, or an empty text
public record Auc(double value, String reason) {
    static final String NAME = "auc";

    /// The area for one class against all others.
    ///
    /// @param scores one a row; higher speaks for the class
    /// @param labels one a row
    /// @param positive the class
    /// @return the area, or why there is none
    public static Auc of(double[] scores, int[] labels, int positive) {
        int positives = 0;
        for (int row = 0; row < labels.length; row++) {
            positives += labels[row] == positive ? 1 : 0;
            if (Double.isNaN(scores[row])) {
                return undefined("a score is NaN");
            }
        }
        if (positives == 0 || positives == labels.length) {
            return undefined(positives == 0 ? "no row is of class " + positive : "every row is of class " + positive);
        }
        double ranks = sumOfRanks(scores, labels, positive);
        double below = ranks - positives * (positives + 1.0) / 2;
        return new Auc(below / ((double) positives * (labels.length - positives)), "");
    }

    /// The mean area over all classes.
    static Auc ofClasses(double[] probabilities, int classes, int[] labels) {
        if (classes == 2) {
            return of(column(probabilities, 2, 1), labels, 1);
        }
        double sum = 0;
        for (int label = 0; label < classes; label++) {
            Auc area = of(column(probabilities, classes, label), labels, label);
            if (!area.reason.isEmpty()) {
                return area;
            }
            sum += area.value;
        }
        return new Auc(sum / classes, "");
    }

    private static double[] column(double[] values, int columns, int column) {
        var cells = new double[values.length / columns];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = values[row * columns + column];
        }
        return cells;
    }

    /// Ranks are whole or half numbers, so the sum is exact whatever its order.
    private static double sumOfRanks(double[] scores, int[] labels, int positive) {
        double[] sorted = withoutNegativeZeros(scores);
        Arrays.sort(sorted);
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            sum += labels[row] == positive ? midRank(sorted, scores[row]) : 0;
        }
        return sum;
    }

    /// Sorting would put −0 before 0, but they are the same score.
    private static double[] withoutNegativeZeros(double[] scores) {
        var copy = new double[scores.length];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = scores[row] + 0.0;
        }
        return copy;
    }

    /// The mean of the ranks, counted from 1, of all entries equal to a score.
    private static double midRank(double[] sorted, double score) {
        return (countBelow(sorted, score, false) + 1 + countBelow(sorted, score, true)) / 2.0;
    }

    /// How many entries are below a score, or at most it.
    private static int countBelow(double[] sorted, double score, boolean inclusive) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean below = inclusive ? sorted[middle] <= score : sorted[middle] < score;
            from = below ? middle + 1 : from;
            to = below ? to : middle;
        }
        return from;
    }

    private static Auc undefined(String reason) {
        return new Auc(Double.NaN, reason);
    }

    void addTo(Measurement.Builder measured) {
        if (reason.isEmpty()) {
            measured.put(NAME, value);
        } else {
            measured.absent(NAME, reason);
        }
    }
}
