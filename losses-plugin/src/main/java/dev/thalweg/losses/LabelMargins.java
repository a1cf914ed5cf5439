// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// What every class of a list lacks of standing above every class outside of it by 1, summed over these pairs.
///
/// A list is closed by its first negative entry; of its labels, each is held against the classes outside once, so a row takes as many steps as
/// it has pairs. A label that is given twice counts twice; one that is no class counts for nothing.
///
/// Arguments: scores `[c]`, labels `[c]`.
///
/// @param classes the axis of the classes
/// @param slope whether the result is the derivative with respect to the scores, in place of the sum; it is made of jumps and has none itself
record LabelMargins(Axis classes, boolean slope) implements RowOperation {
    @Override
    public String text() {
        return (slope ? "labelMarginSlopes[" : "labelMargins[") + classes + "]";
    }

    @Override
    public List<List<Axis>> arguments() {
        return List.of(List.of(classes), List.of(classes));
    }

    @Override
    public List<Axis> result() {
        return slope ? List.of(classes) : List.of();
    }

    /// What each class adds, or its score if it is outside.
    @Override
    public int scratch(ToIntFunction<Axis> size) {
        return size.applyAsInt(classes);
    }

    @Override
    public void run(Row row) {
        double[] scores = row.arguments()[0];
        double[] labels = row.arguments()[1];
        int given = length(labels);
        if (slope) {
            slopes(scores, labels, given, row.scratch(), row.result());
        } else {
            row.result()[0] = sum(scores, labels, given, row.scratch());
        }
    }

    /// How many labels are given.
    private static int length(double[] labels) {
        int length = 0;
        while (length < labels.length && labels[length] >= 0) {
            length++;
        }
        return length;
    }

    /// Class by class over all labels, so that additions need not wait for one another; classes that are labels are left out at the end.
    private static double sum(double[] scores, double[] labels, int given, double[] sums) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < given; k++) {
            if (labels[k] < scores.length) {
                addLacking(1 - scores[(int) labels[k]], scores, sums);
            }
        }
        setLabels(labels, given, sums, 0);
        double even = 0;
        double odd = 0;
        for (int c = 0; c + 1 < scores.length; c += 2) {
            even += sums[c];
            odd += sums[c + 1];
        }
        return scores.length % 2 == 0 ? even + odd : even + odd + sums[scores.length - 1];
    }

    private static void addLacking(double above, double[] scores, double[] sums) {
        for (int c = 0; c < scores.length; c++) {
            sums[c] += Math.max(0, above + scores[c]);
        }
    }

    private static void setLabels(double[] labels, int given, double[] entries, double value) {
        for (int k = 0; k < given; k++) {
            if (labels[k] < entries.length) {
                entries[(int) labels[k]] = value;
            }
        }
    }

    /// Counts the pairs that lack something, up for the class outside and down for the label.
    private static void slopes(double[] scores, double[] labels, int given, double[] others, double[] result) {
        Arrays.fill(result, 0);
        System.arraycopy(scores, 0, others, 0, scores.length);
        setLabels(labels, given, others, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < given; k++) {
            if (labels[k] < scores.length) {
                double above = Math.min(1 - scores[(int) labels[k]], Double.MAX_VALUE);
                result[(int) labels[k]] -= countLacking(above, others, result);
            }
        }
    }

    /// Adds 1 for what is greater than 0, without a branch that nothing foretells.
    private static int countLacking(double above, double[] others, double[] counts) {
        int pairs = 0;
        for (int c = 0; c < counts.length; c++) {
            double lacks = Math.ceil(Math.min(1, Math.max(0, above + others[c])));
            counts[c] += lacks;
            pairs += (int) lacks;
        }
        return pairs;
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        return List.of(slope ? Optional.empty()
                : Optional.of(adjoint.times(new Expr.Custom(new LabelMargins(classes, true), node.arguments()))),
                Optional.empty());
    }
}
