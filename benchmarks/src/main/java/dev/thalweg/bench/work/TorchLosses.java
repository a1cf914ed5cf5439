// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import static dev.thalweg.bench.work.Problems.PREDICTION;
import static dev.thalweg.bench.work.Problems.TARGET;
import static dev.thalweg.bench.work.Problems.inputs;
import static dev.thalweg.bench.work.Problems.length;
import static dev.thalweg.bench.work.Problems.loss;

import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.Operand;
import dev.thalweg.bench.race.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The losses of `torch.nn` that have no row of their own in the table of limits, over 4,096 and a million elements.
final class TorchLosses {
    private static final int[][] FLAT = {{4096}, {1 << 20}};
    private static final int[][] ROWS = {{128, 32}, {8192, 128}};
    private static final int[][] SEQUENCES = {{16, 8, 32}, {16, 512, 128}};
    private static final int LABELS = 6;
    private static final int[][] CLUSTERS = {{64, 64, 1000}, {4096, 256, 4000}};

    private TorchLosses() {
    }

    static List<Family> all() {
        return List.of(family("mae", sizes -> Problems.regression("mae", sizes), FLAT),
                family("smooth-l1", sizes -> Problems.regression("smooth-l1", sizes), FLAT),
                family("bce", sizes -> binary("bce", sizes), FLAT),
                family("soft-margin", sizes -> signs("soft-margin", sizes), FLAT),
                family("hinge-embedding", sizes -> signs("hinge-embedding", sizes), FLAT),
                family("poisson-nll", sizes -> counts("poisson-nll", sizes), FLAT),
                family("gaussian-nll", sizes -> variances("gaussian-nll", sizes), FLAT),
                family("kl-divergence", sizes -> distributions("kl-divergence", sizes), FLAT),
                family("margin-ranking", sizes -> scores("margin-ranking(margin=0.1)", sizes), FLAT),
                family("nll", sizes -> logClasses("nll", sizes), ROWS),
                family("multi-margin", sizes -> Problems.classes("multi-margin", sizes), ROWS),
                family("multilabel-margin", sizes -> sets("multilabel-margin", sizes), ROWS),
                family("multilabel-soft-margin", sizes -> Problems.binary("multilabel-soft-margin", sizes), ROWS),
                family("ctc", sizes -> sequences("ctc", sizes), SEQUENCES),
                family("adaptive-log-softmax", TorchLosses::clusters, CLUSTERS));
    }

    private static Family family(String id, Function<int[], Problem> maker, int[]... shapes) {
        return new Family(id, 1, null, Arrays.asList(shapes), maker);
    }

    private static Problem binary(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.probabilities(length), sizes), Operand.of(data.either(length, 0, 1), sizes));
    }

    private static Problem signs(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.normal(length, 2), sizes), Operand.of(data.either(length, -1, 1), sizes));
    }

    private static Problem counts(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.normal(length, 1), sizes), Operand.of(data.counts(length), sizes));
    }

    private static Problem distributions(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.logProbabilities(length), sizes),
                Operand.of(data.probabilities(length), sizes));
    }

    private static Problem variances(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return new LossProblem(loss,
                inputs(Map.entry(PREDICTION, Operand.of(data.normal(length, 2), sizes)),
                        Map.entry(TARGET, Operand.of(data.normal(length, 1), sizes)),
                        Map.entry("variance", Operand.of(data.probabilities(length), sizes))),
                List.of(PREDICTION, "variance"), 0);
    }

    private static Problem scores(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return new LossProblem(loss,
                inputs(Map.entry("input1", Operand.of(data.normal(length, 1), sizes)),
                        Map.entry("input2", Operand.of(data.normal(length, 1), sizes)),
                        Map.entry(TARGET, Operand.of(data.either(length, -1, 1), sizes))),
                List.of("input1", "input2"), 0);
    }

    private static Problem logClasses(String loss, int... sizes) {
        Data data = new Data();
        return loss(loss, Operand.of(data.logProbabilities(length(sizes)), sizes),
                Operand.of(data.labels(sizes[0], sizes[1])));
    }

    private static Problem sets(String loss, int... sizes) {
        Data data = new Data();
        return loss(loss, Operand.of(data.normal(length(sizes), 2), sizes),
                new Operand(data.sets(sizes[0], sizes[1]), sizes));
    }

    /// Logits `[frames, sequences, classes]`; each sequence has all its frames and labels, and class 0 is the blank.
    private static Problem sequences(String loss, int... sizes) {
        Data data = new Data();
        int frames = sizes[0];
        int sequences = sizes[1];
        int[] labels = IntStream.of(data.labels(sequences * LABELS, sizes[2] - 1)).map(label -> label + 1).toArray();
        return new LossProblem(loss,
                inputs(Map.entry(PREDICTION, Operand.of(data.normal(length(sizes), 2), sizes)),
                        Map.entry(TARGET, new Operand(labels, new int[] {sequences, LABELS})),
                        Map.entry("inputLengths", Operand.of(filled(sequences, frames))),
                        Map.entry("targetLengths", Operand.of(filled(sequences, LABELS)))),
                List.of(PREDICTION), 0);
    }

    /// Rows, features, classes. A fifth of the classes are frequent; two clusters of the others are a quarter and a sixteenth as wide.
    private static Problem clusters(int... sizes) {
        Data data = new Data();
        int rows = sizes[0];
        int width = sizes[1];
        int classes = sizes[2];
        int frequent = classes / 5;
        int middle = classes / 2;
        Map<String, Operand> weights = inputs(Map.entry("headWeight", weights(data, frequent + 2, width)),
                Map.entry("tail0Projection", weights(data, width / 4, width)),
                Map.entry("tail0Weight", weights(data, middle - frequent, width / 4)),
                Map.entry("tail1Projection", weights(data, width / 16, width)),
                Map.entry("tail1Weight", weights(data, classes - middle, width / 16)));
        Map<String, Operand> inputs = inputs(
                Map.entry("hidden", Operand.of(data.normal(rows * width, 1), rows, width)),
                Map.entry(TARGET, Operand.of(data.rareLabels(rows, classes))));
        inputs.putAll(weights);
        List<String> gradients = new ArrayList<>(List.of("hidden"));
        gradients.addAll(weights.keySet());
        long entries = weights.values().stream().mapToLong(Operand::length).sum();
        return new LossProblem("adaptive-log-softmax(cutoffs=[" + frequent + "," + middle + "])", inputs, gradients,
                6L * rows * entries);
    }

    private static Operand weights(Data data, int rows, int columns) {
        return Operand.of(data.normal(rows * columns, 1 / Math.sqrt(columns)), rows, columns);
    }

    private static int[] filled(int length, int value) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, value);
        return numbers;
    }
}
