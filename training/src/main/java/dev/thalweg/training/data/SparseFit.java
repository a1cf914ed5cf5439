// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.List;

/// Fits the scaling of sparse features; an entry that is not written is a zero and counts as one.
final class SparseFit {
    /// Rows become dense, so a single huge index would claim all memory.
    private static final int MOST_FEATURES = 1 << 24;

    private SparseFit() {
    }

    static InputEncoding of(SparseRows raw, int[] rows) {
        int first = smallestIndex(raw) == 0 ? 0 : 1;
        int features = largestIndex(raw, rows) - first + 1;
        if (features < 1) {
            return new InputEncoding.Sparse(first, List.of());
        }
        Place file = Place.of(raw.place(0).file());
        if (features > MOST_FEATURES) {
            throw DataError.TOO_LARGE.at(file,
                    "the largest index is %d; features are held densely, at most %,d of them. "
                            + "Number the features anew, without gaps.",
                    largestIndex(raw, rows), MOST_FEATURES);
        }
        var moments = new Moments(features, rows.length);
        moments.sum(raw, rows, first);
        moments.sumSquares(raw, rows, first);
        var scalings = new ArrayList<Scaling>(features);
        for (int feature = 0; feature < features; feature++) {
            scalings.add(moments.scaling(feature, file));
        }
        return new InputEncoding.Sparse(first, scalings);
    }

    /// Over the whole file: whether indices begin at 0 is how the file is written, not something that is learned.
    private static int smallestIndex(SparseRows raw) {
        int smallest = Integer.MAX_VALUE;
        for (int entry = 0; entry < raw.entries(); entry++) {
            smallest = Math.min(smallest, raw.index(entry));
        }
        return smallest;
    }

    private static int largestIndex(SparseRows raw, int[] rows) {
        int largest = -1;
        for (int row : rows) {
            int end = raw.start(row + 1);
            largest = end > raw.start(row) ? Math.max(largest, raw.index(end - 1)) : largest;
        }
        return largest;
    }

    /// Sums of each feature over the written entries.
    private static final class Moments {
        private final int rows;
        private final int[] written;
        private final double[] low;
        private final double[] high;
        private final double[] sums;
        private final double[] squares;

        Moments(int features, int rows) {
            this.rows = rows;
            written = new int[features];
            low = new double[features];
            high = new double[features];
            sums = new double[features];
            squares = new double[features];
        }

        void sum(SparseRows raw, int[] chosen, int first) {
            for (int row : chosen) {
                for (int entry = raw.start(row); entry < raw.start(row + 1); entry++) {
                    int feature = raw.index(entry) - first;
                    double value = raw.value(entry);
                    low[feature] = written[feature] == 0 ? value : Math.min(low[feature], value);
                    high[feature] = written[feature] == 0 ? value : Math.max(high[feature], value);
                    sums[feature] += value;
                    written[feature]++;
                }
            }
        }

        void sumSquares(SparseRows raw, int[] chosen, int first) {
            for (int row : chosen) {
                for (int entry = raw.start(row); entry < raw.start(row + 1); entry++) {
                    int feature = raw.index(entry) - first;
                    double residual = raw.value(entry) - mean(feature);
                    squares[feature] += residual * residual;
                }
            }
        }

        Scaling scaling(int feature, Place file) {
            boolean onlyZeros = low[feature] == 0 && high[feature] == 0;
            boolean constant = low[feature] == high[feature] && (written[feature] == rows || onlyZeros);
            if (constant) {
                return new Scaling(low[feature], 0);
            }
            double mean = mean(feature);
            double all = squares[feature] + (double) (rows - written[feature]) * mean * mean;
            return ScalingFit.checked(mean, Math.sqrt(all / rows), file);
        }

        private double mean(int feature) {
            return sums[feature] / rows;
        }
    }
}
