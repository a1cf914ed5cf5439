// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import java.util.Arrays;

/// How well scores order the rows of ranking lists.
///
/// `ndcg@k` of a list is the discounted cumulative gain of its k highest scores over that of the best order, `DCG = Σ
/// (2^relevance - 1) / log₂(position + 1)`, positions from 1. Rows that score the same share the mean of their gains,
/// so that the order of the file does not matter. The metric is the mean over lists; a list without any gain can be
/// ordered in no better way and is left out. Sources: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of
/// IR techniques", 2002; for ties F. McSherry, M. Najork, "Computing Information Retrieval Performance Measures
/// Efficiently in the Presence of Tied Scores", 2008.
public final class RankingMetrics {
    /// The name of the metric.
    public static final String NDCG = "ndcg@10";
    private static final int DEPTH = 10;

    private RankingMetrics() {
    }

    /// Measures scores.
    ///
    /// @param scores one a row; higher is nearer the top
    /// @param relevance one a row, at least 0
    /// @param lists the list number of each row, not decreasing
    /// @return `ndcg@10`
    /// @throws IllegalArgumentException if there is no row, or the lengths differ
    public static Measurement of(double[] scores, double[] relevance, int[] lists) {
        Rows.require(relevance.length, scores.length);
        Rows.require(relevance.length, lists.length);
        var measured = new Measurement.Builder();
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return measured.absent(NDCG, "a score is NaN").build();
        }
        if (Arrays.stream(relevance).anyMatch(value -> value < 0)) {
            return measured.absent(NDCG, "a relevance is negative").build();
        }
        double sum = 0;
        int counted = 0;
        for (int from = 0, to; from < lists.length; from = to) {
            to = end(lists, from);
            double[] gains = gains(relevance, from, to);
            double best = gain(gains, gains);
            if (best > 0) {
                sum += gain(Arrays.copyOfRange(scores, from, to), gains) / best;
                counted++;
            }
        }
        return counted == 0 ? measured.absent(NDCG, "no list holds a relevant row").build()
                : measured.put(NDCG, sum / counted).build();
    }

    private static int end(int[] lists, int from) {
        int to = from + 1;
        while (to < lists.length && lists[to] == lists[from]) {
            to++;
        }
        return to;
    }

    private static double[] gains(double[] relevance, int from, int to) {
        var gains = new double[to - from];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = StrictMath.pow(2, relevance[from + i]) - 1;
        }
        return gains;
    }

    /// The discounted gain at the top, tied rows sharing.
    private static double gain(double[] scores, double[] gains) {
        Integer[] order = descending(scores);
        double total = 0;
        for (int from = 0, to; from < order.length && from < DEPTH; from = to) {
            to = endOfTie(scores, order, from);
            double shared = 0;
            for (int i = from; i < to; i++) {
                shared += gains[order[i]];
            }
            total += shared / (to - from) * discounts(from, Math.min(to, DEPTH));
        }
        return total;
    }

    private static Integer[] descending(double[] scores) {
        var order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        // by -score + 0.0, since Double.compare would tell −0 from 0
        Arrays.sort(order, (a, b) -> Double.compare(-scores[a] + 0.0, -scores[b] + 0.0));
        return order;
    }

    private static int endOfTie(double[] scores, Integer[] order, int from) {
        int to = from + 1;
        while (to < order.length && scores[order[to]] == scores[order[from]]) {
            to++;
        }
        return to;
    }

    private static double discounts(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += StrictMath.log(2) / StrictMath.log(i + 2);
        }
        return sum;
    }
}
