// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

/// Losses of rows as one would write them in Java without Thalweg.
final class PlainRows {
    private PlainRows() {
    }

    /// Softmax cross-entropy: value and gradient of the mean over rows.
    static double crossEntropy(float[] logits, int[] labels, float[] gradient) {
        int classes = logits.length / labels.length;
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            int from = row * classes;
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = from; i < from + classes; i++) {
                largest = Math.max(largest, logits[i]);
            }
            double total = 0;
            for (int i = from; i < from + classes; i++) {
                float e = (float) Math.exp(logits[i] - largest);
                gradient[i] = e;
                total += e;
            }
            float scale = (float) (1 / (total * labels.length));
            for (int i = from; i < from + classes; i++) {
                gradient[i] *= scale;
            }
            gradient[from + labels[row]] -= 1f / labels.length;
            sum += Math.log(total) + largest - logits[from + labels[row]];
        }
        return sum / labels.length;
    }
}
