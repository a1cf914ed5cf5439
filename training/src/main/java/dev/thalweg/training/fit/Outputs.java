// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.model.OutputLink;

/// What the predictions of a loss say about the target.
///
/// @param link what they are
/// @param columns how many a row
/// @param values row-major
record Outputs(OutputLink link, int columns, double[] values) {
    /// Logits of classes: one a row for class 1 of two, or one a class.
    double[] logits() {
        double[] logits = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logits[i] = switch (link) {
                case IDENTITY, LOG_SOFTMAX -> values[i];
                case SOFTMAX, SOFTPLUS -> Math.log(values[i]);
                case SIGMOID -> Math.log(values[i]) - Math.log1p(-values[i]);
            };
        }
        return logits;
    }

    /// Probabilities of all classes, row-major; of a single column, those of the two classes.
    double[] probabilities() {
        double[] logits = logits();
        return columns == 1 ? ofTwo(logits) : ofMany(logits);
    }

    private static double[] ofTwo(double[] logits) {
        double[] probabilities = new double[2 * logits.length];
        for (int row = 0; row < logits.length; row++) {
            probabilities[2 * row] = 1 / (1 + Math.exp(logits[row]));
            probabilities[2 * row + 1] = 1 / (1 + Math.exp(-logits[row]));
        }
        return probabilities;
    }

    private double[] ofMany(double[] logits) {
        for (int start = 0; start < logits.length; start += columns) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = start; i < start + columns; i++) {
                largest = Math.max(largest, logits[i]);
            }
            double sum = 0;
            for (int i = start; i < start + columns; i++) {
                logits[i] = Math.exp(logits[i] - largest);
                sum += logits[i];
            }
            for (int i = start; i < start + columns; i++) {
                logits[i] /= sum;
            }
        }
        return logits;
    }
}
