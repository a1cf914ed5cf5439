// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.TrainingEvent.RunDescription;
import dev.thalweg.training.TrainingEvent.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is about to be trained, with every default resolved, for a person to read before the first epoch.
final class RunHeader {
    private static final int LABEL = 10;
    private static final int WIDTH = 110;
    /// A table of a thousand columns would push everything else off the screen.
    private static final int INPUTS_SHOWN = 30;

    private final List<String> lines = new ArrayList<>();

    private RunHeader() {
    }

    static List<String> of(Started started) {
        RunHeader header = new RunHeader();
        RunDescription run = started.description();
        header.add("run", run.run().toString());
        header.add("target", run.target());
        header.inputs(run.inputs());
        header.add("rows", rows(run));
        header.add("model", run.model() + ", " + Text.count(run.parameters(), "parameter"));
        header.add("backend",
                run.backend().id() + ", " + Text.count(run.backend().lanes(), "lane") + ": " + run.backend().reason());
        header.options(run.options());
        if (started.fromStep() > 0) {
            header.add("resumed",
                    "after step " + Text.count(started.fromStep()) + " of " + Text.count(started.totalSteps()));
        }
        return header.lines;
    }

    private static String rows(RunDescription run) {
        return run.rows().entrySet().stream().map(part -> part.getKey().text() + " " + Text.count(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void inputs(List<String> inputs) {
        String label = "inputs";
        for (String input : inputs.subList(0, Math.min(INPUTS_SHOWN, inputs.size()))) {
            add(label, input);
            label = "";
        }
        if (inputs.size() > INPUTS_SHOWN) {
            add("", "and " + Text.count(inputs.size() - INPUTS_SHOWN) + " more; data.json lists them all");
        }
    }

    private void options(Map<String, String> options) {
        String label = "options";
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, String> option : options.entrySet()) {
            String word = option.getKey() + " " + Text.shellWord(option.getValue());
            if (line.length() + word.length() > WIDTH - LABEL && !line.isEmpty()) {
                add(label, line.toString());
                label = "";
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "  ").append(word);
        }
        add(label, line.toString());
    }

    private void add(String label, String text) {
        lines.add(label + " ".repeat(LABEL - label.length()) + text);
    }
}
