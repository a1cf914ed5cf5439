// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.Metrics;
import dev.thalweg.training.TrainingEvent.EpochDone;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// An epoch in a line.
final class EpochLine {
    /// What most people look at first, for classes, for numbers and for ranking lists.
    private static final List<String> HEADLINES = List.of("accuracy", "r2", "ndcg@10");
    private static final String GAP = "  ";

    private EpochLine() {
    }

    /// All of it.
    static String of(EpochDone epoch) {
        int width = Integer.toString(epoch.epochs()).length();
        return String.format("epoch %" + width + "d/%d  %s  %s", epoch.epoch(), epoch.epochs(),
                String.join(GAP, measured(epoch)), Text.seconds(epoch.seconds()));
    }

    /// The number of the epoch, and as much of what was measured as there is room for.
    static String within(int columns, EpochDone epoch) {
        StringBuilder line = new StringBuilder("epoch " + epoch.epoch() + "/" + epoch.epochs());
        for (String part : measured(epoch)) {
            if (line.length() + GAP.length() + part.length() > columns) {
                break;
            }
            line.append(GAP).append(part);
        }
        return line.toString();
    }

    private static List<String> measured(EpochDone epoch) {
        List<String> parts = new ArrayList<>(List.of("loss " + Text.number(epoch.trainLoss())));
        Metrics validation = epoch.validation();
        if (validation != null) {
            parts.add("validation loss " + Text.number(validation.get("loss")));
            for (String name : HEADLINES) {
                OptionalDouble value = validation.find(name);
                value.ifPresent(number -> parts.add(name + " " + Text.number(number)));
            }
            if (epoch.best()) {
                parts.add("best");
            }
        }
        return parts;
    }
}
