// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.training.data.Matrix;

/// The targets of a part, in the form in which a loss takes them.
sealed interface TargetRows {

    /// An array for so many rows.
    Object newArray(int rows);

    /// Copies chosen rows to the front of such an array.
    void gather(int[] order, int from, int count, Object into);

    /// No targets: rows are only predicted.
    record None() implements TargetRows {
        @Override
        public Object newArray(int rows) {
            return new int[0];
        }

        @Override
        public void gather(int[] order, int from, int count, Object into) {
            // a program that predicts reads no targets
        }
    }

    /// Numbers, one a row.
    record Numbers(Matrix matrix) implements TargetRows {
        public Numbers {
            if (matrix.columns() != 1) {
                throw new IllegalArgumentException("a target is one number a row, not " + matrix.columns());
            }
        }

        @Override
        public Object newArray(int rows) {
            return matrix.type().newArray(rows);
        }

        @Override
        public void gather(int[] order, int from, int count, Object into) {
            switch (into) {
                case float[] gathered -> {
                    float[] all = matrix.floats();
                    for (int i = 0; i < count; i++) {
                        gathered[i] = all[order[from + i]];
                    }
                }
                case double[] gathered -> {
                    double[] all = matrix.doubles();
                    for (int i = 0; i < count; i++) {
                        gathered[i] = all[order[from + i]];
                    }
                }
                default -> throw new IllegalArgumentException("unexpected " + into.getClass());
            }
        }
    }

    /// Class indices, one a row.
    record Labels(int[] labels) implements TargetRows {
        @Override
        public Object newArray(int rows) {
            return new int[rows];
        }

        @Override
        public void gather(int[] order, int from, int count, Object into) {
            int[] gathered = (int[]) into;
            for (int i = 0; i < count; i++) {
                gathered[i] = labels[order[from + i]];
            }
        }
    }

    /// Distributions over the classes: 1 for the class of the row, 0 for others.
    record OneHot(int[] labels, int classes, ElementType type) implements TargetRows {
        @Override
        public Object newArray(int rows) {
            return type.newArray(Math.multiplyExact(rows, classes));
        }

        @Override
        public void gather(int[] order, int from, int count, Object into) {
            for (int i = 0; i < count; i++) {
                int label = labels[order[from + i]];
                for (int c = 0; c < classes; c++) {
                    double value = c == label ? 1 : 0;
                    switch (into) {
                        case float[] numbers -> numbers[i * classes + c] = (float) value;
                        case double[] numbers -> numbers[i * classes + c] = value;
                        default -> throw new IllegalArgumentException("unexpected " + into.getClass());
                    }
                }
            }
        }
    }
}
