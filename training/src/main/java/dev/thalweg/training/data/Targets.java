// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;
import java.util.List;
import java.util.stream.IntStream;

/// What the predictions are to meet, one a row.
public sealed interface Targets {

    /// The number of rows.
    ///
    /// @return at least 0
    int rows();

    /// Numbers.
    final class Numbers implements Targets {
        private final Matrix scaled;
        private final double[] values;
        private final Scaling scaling;

        Numbers(Matrix scaled, double[] values, Scaling scaling) {
            this.scaled = scaled;
            this.values = values;
            this.scaling = scaling;
        }

        @Override
        public int rows() {
            return values.length;
        }

        /// The numbers that the loss sees, standardised if the target is.
        ///
        /// @return `[rows, 1]`
        public Matrix scaled() {
            return scaled;
        }

        /// The numbers in units of the file, which metrics are told in; not a copy.
        ///
        /// @return one a row
        public double[] values() {
            return values;
        }

        /// The way between the two.
        ///
        /// @return fitted on the training part
        public Scaling scaling() {
            return scaling;
        }
    }

    /// Class labels.
    final class Labels implements Targets {
        private final int[] labels;
        private final int classes;

        Labels(int[] labels, int classes) {
            this.labels = labels;
            this.classes = classes;
        }

        @Override
        public int rows() {
            return labels.length;
        }

        /// Class indices; not a copy.
        ///
        /// @return one a row, from 0 to below the number of classes
        public int[] labels() {
            return labels;
        }

        /// The number of classes.
        ///
        /// @return at least 2
        public int classes() {
            return classes;
        }

        /// How many rows are of each class.
        ///
        /// @return one count a class
        public List<Integer> counts() {
            int[] counts = new int[classes];
            for (int label : labels) {
                counts[label]++;
            }
            return IntStream.of(counts).boxed().toList();
        }

        /// Two classes as numbers, for losses that take them so: 0 and 1, or −1 and +1.
        ///
        /// @param type of the numbers
        /// @param first for label 0
        /// @param second for label 1
        /// @return `[rows, 1]`
        public Matrix asNumbers(ElementType type, double first, double second) {
            if (classes != 2) {
                throw new IllegalStateException("two classes have two numbers, these are " + classes + " classes");
            }
            var numbers = new Matrix(type, labels.length, 1, Place.of("labels"));
            for (int row = 0; row < labels.length; row++) {
                numbers.set(row, 0, labels[row] == 0 ? first : second);
            }
            return numbers;
        }
    }
}
