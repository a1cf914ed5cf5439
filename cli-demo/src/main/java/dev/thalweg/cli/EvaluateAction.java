// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonObject;
import dev.thalweg.training.DataSource;
import dev.thalweg.training.Evaluation;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.Training;
import java.util.ArrayList;
import java.util.List;

/// Measures a model and shows what was measured.
final class EvaluateAction {
    private EvaluateAction() {
    }

    static int run(EvaluateCommand command, Terminal terminal) {
        Grouping group = command.group == null ? null : Grouping.parse(command.group);
        Evaluation evaluation = Training.evaluate(command.run,
                new DataSource.File(command.data, command.labels, group),
                Configurations.of(command.compute));
        command.output.notices(evaluation.notices(), terminal);
        if (command.output.json) {
            Json.write(document(evaluation), terminal.out());
        } else {
            text(evaluation).forEach(terminal.out()::line);
        }
        return 0;
    }

    private static List<String> text(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        lines.add(Text.count(evaluation.rows(), "row") + ", loss " + evaluation.loss());
        TextTable table = TextTable.ofNumbers();
        evaluation.metrics().values().forEach((name, value) -> table.row(name, Text.number(value)));
        lines.addAll(table.lines());
        evaluation.confusionTable().ifPresent(confusion -> {
            lines.add("");
            lines.addAll(ConfusionText.of(confusion, "rows"));
        });
        return lines;
    }

    private static JsonObject document(Evaluation evaluation) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.evaluate/1");
        document.addProperty("run", evaluation.run().toString());
        document.addProperty("loss", evaluation.loss());
        document.addProperty("rows", evaluation.rows());
        document.add("metrics", Json.metrics(evaluation.metrics()));
        evaluation.confusionTable().ifPresent(table -> document.add("confusion", Json.confusion(table)));
        return document;
    }
}
