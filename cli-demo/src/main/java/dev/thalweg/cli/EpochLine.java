// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.Metrics;
import dev.thalweg.training.TrainingEvent.EpochDone;
import java.util.List;
import java.util.OptionalDouble;

/// An epoch in a line.
final class EpochLine {
    /// What most people look at first, for classes and for numbers.
    private static final List<String> HEADLINES = List.of("accuracy", "r2");

    private EpochLine() {
    }

    /// All of it.
    static String of(EpochDone epoch) {
        int width = Integer.toString(epoch.epochs()).length();
        return String.format("epoch %" + width + "d/%d  %s  %s", epoch.epoch(), epoch.epochs(), measured(epoch),
                Text.seconds(epoch.seconds()));
    }

    /// What was measured.
    static String measured(EpochDone epoch) {
        StringBuilder line = new StringBuilder("loss ").append(Text.number(epoch.trainLoss()));
        Metrics validation = epoch.validation();
        if (validation != null) {
            line.append("  validation loss ").append(Text.number(validation.get("loss")));
            for (String name : HEADLINES) {
                OptionalDouble value = validation.find(name);
                value.ifPresent(number -> line.append("  ").append(name).append(' ').append(Text.number(number)));
            }
            line.append(epoch.best() ? "  best" : "");
        }
        return line.toString();
    }
}
