// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.Operand;
import dev.thalweg.bench.race.Problem;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The data of each kind of work, for any sizes.
final class Problems {
    static final String PREDICTION = "prediction";
    static final String TARGET = "target";

    private Problems() {
    }

    /// Predictions and targets that are any numbers.
    static Problem regression(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.normal(length, 2), sizes), Operand.of(data.normal(length, 1), sizes));
    }

    /// Logits, and targets that are 0 or 1.
    static Problem binary(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.normal(length, 2), sizes), Operand.of(data.either(length, 0, 1), sizes));
    }

    /// Probabilities, and masks of 0 and 1.
    static Problem overlap(String loss, int... sizes) {
        Data data = new Data();
        int length = length(sizes);
        return loss(loss, Operand.of(data.fractions(length), sizes), Operand.of(data.either(length, 0, 1), sizes));
    }

    /// Rows of logits, and a label each.
    static Problem classes(String loss, int... sizes) {
        Data data = new Data();
        return loss(loss, Operand.of(data.normal(length(sizes), 3), sizes),
                Operand.of(data.labels(sizes[0], sizes[1])));
    }

    static Problem loss(String loss, Operand predictions, Operand targets) {
        return new LossProblem(loss, inputs(Map.entry(PREDICTION, predictions), Map.entry(TARGET, targets)),
                List.of(PREDICTION), 0);
    }

    /// Hidden rows `[rows, depth]`, a weight `[classes, depth]`, and a label each; the logits are never asked for.
    static Problem linearClasses(String loss, int... sizes) {
        Data data = new Data();
        int rows = sizes[0];
        int depth = sizes[1];
        int classes = sizes[2];
        return new LossProblem(loss, inputs(Map.entry("hidden", Operand.of(data.normal(rows * depth, 1), rows, depth)),
                Map.entry("weight", Operand.of(data.normal(classes * depth, 1 / Math.sqrt(depth)), classes, depth)),
                Map.entry(TARGET, Operand.of(data.labels(rows, classes)))), List.of("hidden", "weight"),
                6L * rows * depth * classes);
    }

    /// Pairs of rows, and whether they are alike.
    static Problem pairs(String loss, int... sizes) {
        Data data = new Data();
        return new LossProblem(loss,
                inputs(Map.entry("input1", rows(data, sizes)), Map.entry("input2", rows(data, sizes)),
                        Map.entry(TARGET, Operand.of(data.either(sizes[0], -1, 1), sizes[0]))),
                List.of("input1", "input2"), 0);
    }

    /// Rows, one that is alike and one that is not.
    static Problem triplets(String loss, int... sizes) {
        Data data = new Data();
        List<String> names = List.of("anchor", "positive", "negative");
        Map<String, Operand> inputs = new LinkedHashMap<>();
        names.forEach(name -> inputs.put(name, rows(data, sizes)));
        return new LossProblem(loss, inputs, names, 0);
    }

    /// Two views of each row; every other row is a rival. Products: similarities forward, both operands backward.
    static Problem views(String loss, int... sizes) {
        Data data = new Data();
        long rows = 2L * sizes[0];
        return new LossProblem(loss,
                inputs(Map.entry("view1", rows(data, sizes)), Map.entry("view2", rows(data, sizes))),
                List.of("view1", "view2"), 3 * 2 * rows * rows * sizes[1]);
    }

    /// Parameters as small as a step, so that comparing them compares steps, and a gradient.
    static Problem update(UpdateProblem.Rule rule, int... sizes) {
        Data data = new Data();
        return new UpdateProblem(rule, data.normal(sizes[0], UpdateProblem.LEARNING_RATE), data.normal(sizes[0], 1));
    }

    /// A weight matrix as small as a step, and a gradient.
    static Problem muon(int... sizes) {
        Data data = new Data();
        return new MuonProblem(sizes[0], sizes[1], data.normal(length(sizes), MuonProblem.LEARNING_RATE),
                data.normal(length(sizes), 1));
    }

    /// Two matrices.
    static Problem product(int... sizes) {
        Data data = new Data();
        return new ProductProblem(sizes[0], sizes[1], sizes[2], data.normal(sizes[0] * sizes[1], 1),
                data.normal(sizes[1] * sizes[2], 1));
    }

    /// A batch, and the weights of two layers.
    static Problem step(int... sizes) {
        Data data = new Data();
        int batch = sizes[0];
        int features = sizes[1];
        int hidden = sizes[2];
        int classes = sizes[3];
        return new StepProblem(batch, features, hidden, classes, data.normal(batch * features, 1),
                data.labels(batch, classes), data.normal(features * hidden, 1 / Math.sqrt(features)),
                data.normal(hidden * classes, 1 / Math.sqrt(hidden)));
    }

    static Operand rows(Data data, int... sizes) {
        return Operand.of(data.normal(length(sizes), 1), sizes);
    }

    static int length(int... sizes) {
        return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }

    @SafeVarargs
    static Map<String, Operand> inputs(Map.Entry<String, Operand>... entries) {
        Map<String, Operand> inputs = new LinkedHashMap<>();
        for (Map.Entry<String, Operand> entry : entries) {
            inputs.put(entry.getKey(), entry.getValue());
        }
        return inputs;
    }
}
