// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.training.ConfusionTable;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.data.Targets;
import dev.thalweg.training.metrics.Classification;
import dev.thalweg.training.metrics.ClassificationMetrics;
import dev.thalweg.training.metrics.ConfusionMatrix;
import dev.thalweg.training.metrics.Measurement;
import dev.thalweg.training.metrics.RankingMetrics;
import dev.thalweg.training.metrics.RegressionMetrics;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Measures a network on a part of the data. Made once for a part and used after every epoch. What a loss of lists trains are scores, of
/// which only differences mean something: they are not held against the targets.
final class Measuring {
    private final ParameterSet parameters;
    private final Forward forward;
    private final Targets targets;
    private final TargetEncoding encoding;
    private final int @Nullable [] lists;
    private final boolean scoresOnly;

    Measuring(CompiledProgram program, Objective objective, ParameterSet parameters, Dataset part,
            TargetEncoding encoding) {
        LossForm form = objective.form();
        this.parameters = parameters;
        this.forward = Forward.withLoss(program, objective, parameters, part.inputs(), LossChoice.rows(form, part),
                Examples.of(form, part));
        this.scoresOnly = form.takesLists();
        this.targets = part.targets().orElseThrow();
        this.encoding = encoding;
        this.lists = part.lists().orElse(null);
    }

    /// Loss and metrics with the present model; numbers in the units of the file.
    Measured measure() {
        Forward.Result result = parameters.asModel(forward::run);
        return switch (targets) {
            case Targets.Numbers numbers -> numbers(result, numbers);
            case Targets.Labels labels -> classes(result, labels);
        };
    }

    private Measured numbers(Forward.Result result, Targets.Numbers numbers) {
        double[] predictions = Answers.numbers(result.outputs(), numbers.scaling());
        Measurement measured = scoresOnly ? Measurement.NONE : RegressionMetrics.of(predictions, numbers.values());
        return new Measured(metrics(result.loss(), measured, order(predictions, numbers.values())), null);
    }

    private Measured classes(Forward.Result result, Targets.Labels labels) {
        double[] logits = result.outputs().logits();
        Classification measured = result.outputs().columns() == 1
                ? ClassificationMetrics.twoClasses(logits, labels.labels())
                : ClassificationMetrics.manyClasses(logits, result.outputs().columns(), labels.labels());
        double[] relevance = IntStream.of(labels.labels()).asDoubleStream().toArray();
        return new Measured(metrics(result.loss(), measured.measurement(), order(logits, relevance)),
                table(measured.confusion()));
    }

    /// How well ranking lists are ordered, where there are some and a row has one score.
    private Measurement order(double[] scores, double[] relevance) {
        return lists == null || scores.length != relevance.length ? Measurement.NONE
                : RankingMetrics.of(scores, relevance, lists);
    }

    private static Metrics metrics(double loss, Measurement measured, Measurement order) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss);
        values.putAll(measured.values());
        values.putAll(order.values());
        return new Metrics(values);
    }

    private ConfusionTable table(ConfusionMatrix matrix) {
        List<List<Long>> counts = IntStream.range(0, matrix.classes())
                .mapToObj(label -> LongStream.range(0, matrix.classes()).map(p -> matrix.count(label, (int) p)).boxed()
                        .toList())
                .toList();
        return new ConfusionTable(Answers.labels(encoding), counts);
    }
}
