// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.thalweg.training.RateFinding;
import dev.thalweg.training.RateFinding.Trial;
import dev.thalweg.training.Training;
import dev.thalweg.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Looks for a learning rate in front of a person or a script.
final class LrFindAction {
    private LrFindAction() {
    }

    static int run(LrFindCommand command, Terminal terminal) throws IOException {
        TrainingConfig config = Configurations.of(command);
        if (!command.output.quiet && command.fit.schedule != null) {
            terminal.err().println("note: the schedule is left out: here the rate grows from step to step");
        }
        RateFinding finding;
        try (Watcher watcher = Watcher.of(command.output, terminal)) {
            finding = Training.findRate(config, Configurations.ramp(command), List.of(watcher));
        }
        if (command.plot != null) {
            Files.writeString(command.plot, RatePlot.of(finding));
        }
        if (command.output.json) {
            Json.write(document(finding), terminal.out());
        } else {
            report(finding).forEach(terminal.out()::line);
        }
        return 0;
    }

    private static List<String> report(RateFinding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "--lr " + Text.exact(finding.learningRate()) + " for " + finding.optimizer() + " and " + finding.loss()
                        + ": " + finding.reason() + ".");
        if (finding.trials().size() > 1) {
            LossPage.section(lines, "Smoothed loss over the learning rate; ^ is the proposal",
                    RatePlot.letters(finding));
        }
        return lines;
    }

    private static JsonObject document(RateFinding finding) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.lr-find/1");
        document.addProperty("loss", finding.loss());
        document.addProperty("optimizer", finding.optimizer());
        document.addProperty("learningRate", finding.learningRate());
        document.addProperty("basis", finding.basis().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.addProperty("reason", finding.reason());
        JsonObject curve = new JsonObject();
        curve.add("learningRate", numbers(finding, Trial::learningRate));
        curve.add("loss", numbers(finding, Trial::loss));
        curve.add("smoothedLoss", numbers(finding, Trial::smoothedLoss));
        document.add("curve", curve);
        return document;
    }

    private static JsonArray numbers(RateFinding finding, ToDoubleFunction<Trial> number) {
        JsonArray array = new JsonArray();
        finding.trials().forEach(trial -> array.add(Json.number(number.applyAsDouble(trial))));
        return array;
    }
}
