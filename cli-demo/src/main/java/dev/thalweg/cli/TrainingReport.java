// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.Metrics;
import dev.thalweg.training.Part;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.TrainingSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came out of a training run, for a person.
final class TrainingReport {
    private TrainingReport() {
    }

    /// The report; empty for a run that was interrupted before anything was measured.
    static List<String> of(TrainingResult result) {
        TrainingSummary summary = result.summary();
        List<String> lines = new ArrayList<>();
        if (result.outcome() == Outcome.INTERRUPTED) {
            return lines;
        }
        lines.add(outcome(result));
        lines.addAll(metrics(summary.metrics()));
        result.confusionTable().ifPresent(table -> {
            lines.add("");
            lines.addAll(ConfusionText.of(table, measuredLast(summary).text() + " rows"));
        });
        lines.add("");
        lines.add("The model lies in " + summary.run() + ". Use it:");
        lines.add("  thalweg predict " + Text.shellWord(summary.run().toString()) + " DATA > predictions.csv");
        return lines;
    }

    /// How to go on after an interruption.
    static String interrupted(TrainingResult result) {
        TrainingSummary summary = result.summary();
        return "Interrupted after step " + Text.count(summary.steps())
                + "; everything is saved. Go on with:\n  thalweg resume "
                + Text.shellWord(summary.run().toString());
    }

    /// A row of metrics a part.
    static List<String> metrics(Map<Part, Metrics> metrics) {
        TextTable table = TextTable.ofNumbers();
        List<String> names = metrics.values().stream().flatMap(part -> part.values().keySet().stream()).distinct()
                .toList();
        List<String> header = new ArrayList<>(names);
        header.addFirst("");
        table.row(header);
        metrics.forEach((part, measured) -> {
            List<String> row = new ArrayList<>(List.of(part.text()));
            names.forEach(name -> row.add(measured.find(name).isPresent() ? Text.number(measured.get(name)) : ""));
            table.row(row);
        });
        return table.lines();
    }

    private static String outcome(TrainingResult result) {
        TrainingSummary summary = result.summary();
        String work = Text.count(summary.epochs(), "epoch") + ", " + Text.count(summary.steps(), "step") + " of "
                + summary.loss()
                + " with " + summary.optimizer();
        String time = " in " + Text.seconds(summary.seconds().total()) + " (reading "
                + Text.seconds(summary.seconds().load())
                + ", training " + Text.seconds(summary.seconds().train()) + ").";
        return switch (result.outcome()) {
            case FINISHED -> "Trained " + work + time;
            case STOPPED_EARLY -> "Stopped early after " + work + time + " The best weights are restored.";
            case ALREADY_FINISHED -> "This run was finished before: " + work + ". Nothing was done.";
            case INTERRUPTED -> "Interrupted after " + work + time;
        };
    }

    /// The part that a confusion table is of.
    private static Part measuredLast(TrainingSummary summary) {
        return summary.rows().containsKey(Part.TEST) ? Part.TEST
                : summary.rows().containsKey(Part.VALIDATION) ? Part.VALIDATION : Part.TRAIN;
    }
}
