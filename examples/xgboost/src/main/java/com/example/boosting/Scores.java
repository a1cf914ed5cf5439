// SPDX-License-Identifier: Apache-2.0
package com.example.boosting;

/// What predictions are judged by: means over rows, the less the better.
final class Scores {
    private Scores() {
    }

    /// One row.
    @FunctionalInterface
    interface Score {
        double of(double prediction, double label);
    }

    /// Of margins, for labels 0 and 1.
    static final Score LOG_LOSS = (margin, label) -> Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0)
            - margin * label;
    /// Of margins, for labels 0 and 1.
    static final Score MISTAKES = (margin, label) -> margin > 0 == label > 0 ? 0 : 1;
    /// Pseudo-Huber's with a slope of 1.
    static final Score PSEUDO_HUBER = (prediction, label) -> Math.sqrt(1 + Math.pow(prediction - label, 2)) - 1;

    /// The pinball score.
    static Score pinball(double quantile) {
        return (prediction, label) -> label > prediction ? quantile * (label - prediction)
                : (1 - quantile) * (prediction - label);
    }

    static double mean(Score score, float[] predictions, float[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += score.of(predictions[i], labels[i]);
        }
        return sum / labels.length;
    }
}
