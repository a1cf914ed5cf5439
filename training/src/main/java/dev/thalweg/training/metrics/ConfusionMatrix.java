// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

/// Counts how often rows of one class were taken for another.
public final class ConfusionMatrix {
    private final int classes;
    private final long[] counts;

    /// An empty matrix.
    ///
    /// @param classes the number of classes, at least 2
    ConfusionMatrix(int classes) {
        this.classes = classes;
        this.counts = new long[classes * classes];
    }

    void add(int label, int predicted) {
        counts[label * classes + predicted]++;
    }

    /// The number of classes.
    ///
    /// @return at least 2
    public int classes() {
        return classes;
    }

    /// How many rows of a class were predicted as a class.
    ///
    /// @param label the class they are of
    /// @param predicted the class they were taken for
    /// @return at least 0
    public long count(int label, int predicted) {
        return counts[label * classes + predicted];
    }

    /// The share of rows that were taken for what they are.
    ///
    /// @return from 0 to 1; NaN without rows
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < classes; label++) {
            right += count(label, label);
            for (int predicted = 0; predicted < classes; predicted++) {
                all += count(label, predicted);
            }
        }
        return (double) right / all;
    }

    /// The harmonic mean of precision and recall of one class, `2 TP / (2 TP + FP + FN)`.
    ///
    /// @param label the class
    /// @return from 0 to 1; NaN if no row is of the class and none was taken for it
    public double f1(int label) {
        long mistaken = 0;
        for (int other = 0; other < classes; other++) {
            mistaken += other == label ? 0 : count(other, label) + count(label, other);
        }
        long right = 2 * count(label, label);
        return (double) right / (right + mistaken);
    }

    /// The mean of [#f1] over the classes that occur, as label or as prediction, each class counting alike.
    ///
    /// @return from 0 to 1; NaN without rows
    public double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < classes; label++) {
            double f1 = f1(label);
            if (!Double.isNaN(f1)) {
                sum += f1;
                occurring++;
            }
        }
        return sum / occurring;
    }
}
