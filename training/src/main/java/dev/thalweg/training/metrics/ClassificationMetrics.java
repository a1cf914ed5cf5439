// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

/// Metrics of predicted classes.
///
/// - `accuracy`: the share of rows whose class was predicted. Predicted is the class of the largest logit, the first
///   of equals; of two classes with one logit, class 1 where it is above 0. A NaN is never the largest.
/// - `logLoss`: the mean of `-ln p(label)`, with p from the logits by the logistic function or softmax, without ever
///   forming `ln 0`. Natural logarithm; infinite if a row's class has probability 0, and then absent.
/// - `auc`: the area under the ROC curve; see [Auc]. For more than two classes the mean over all classes of the area
///   for that class against the others, by its probability.
/// - `f1`: for two classes that of class 1; for more the mean over the classes that occur. See [ConfusionMatrix].
public final class ClassificationMetrics {
    private ClassificationMetrics() {
    }

    /// Measures one logit a row, for class 1 of two.
    ///
    /// @param logits one a row; above 0 speaks for class 1
    /// @param labels one a row, 0 or 1
    /// @return `accuracy`, `logLoss`, `auc`, `f1`, and the confusion matrix
    /// @throws IllegalArgumentException if there is no row, or the lengths differ
    public static Classification twoClasses(double[] logits, int[] labels) {
        Rows.require(labels.length, logits.length);
        var confusion = new ConfusionMatrix(2);
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            confusion.add(labels[row], logits[row] > 0 ? 1 : 0);
            loss += softplus(labels[row] == 1 ? -logits[row] : logits[row]);
        }
        var measured = new Measurement.Builder().put("accuracy", confusion.accuracy()).put("logLoss",
                loss / labels.length);
        Auc.of(logits, labels, 1).addTo(measured);
        if (Double.isNaN(confusion.f1(1))) {
            measured.absent("f1", "no row is of class 1, and none was taken for it");
        } else {
            measured.put("f1", confusion.f1(1));
        }
        return new Classification(measured.build(), confusion);
    }

    /// Measures one logit a class and row; normalised log-probabilities are logits too.
    ///
    /// @param logits `[rows, classes]`, row-major
    /// @param classes the number of classes, at least 2
    /// @param labels one a row, from 0 to below the number of classes
    /// @return `accuracy`, `logLoss`, `auc`, `f1`, and the confusion matrix
    /// @throws IllegalArgumentException if there is no row, or the lengths do not fit
    public static Classification manyClasses(double[] logits, int classes, int[] labels) {
        Rows.require(labels.length * classes, logits.length);
        var confusion = new ConfusionMatrix(classes);
        var probabilities = new double[logits.length];
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            int start = row * classes;
            confusion.add(labels[row], largest(logits, start, classes));
            double logSumExp = logSumExp(logits, start, classes);
            loss += logSumExp - logits[start + labels[row]];
            for (int i = start; i < start + classes; i++) {
                probabilities[i] = StrictMath.exp(logits[i] - logSumExp);
            }
        }
        var measured = new Measurement.Builder().put("accuracy", confusion.accuracy()).put("logLoss",
                loss / labels.length);
        Auc.ofClasses(probabilities, classes, labels).addTo(measured);
        measured.put("f1", classes == 2 ? confusion.f1(1) : confusion.macroF1());
        return new Classification(measured.build(), confusion);
    }

    /// `ln(1 + eˣ)` without overflow.
    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static int largest(double[] logits, int start, int classes) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            // written so that a NaN in first place gives way
            best = logits[start + label] > logits[start + best] || Double.isNaN(logits[start + best]) ? label : best;
        }
        return best;
    }

    private static double logSumExp(double[] logits, int start, int classes) {
        double largest = logits[start + largest(logits, start, classes)];
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = start; i < start + classes; i++) {
            sum += StrictMath.exp(logits[i] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
