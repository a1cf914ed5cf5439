// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How well a model does on some rows.
///
/// @param run the folder of the model
/// @param loss the loss as text
/// @param rows the number of rows
/// @param metrics what was measured
/// @param confusion how classes were confused; null for numbers
/// @param notices what a person should know about the rows, such as values that had to be passed over
public record Evaluation(Path run, String loss, int rows, Metrics metrics, @Nullable ConfusionTable confusion,
        List<String> notices) {
    /// Copies the notices.
    public Evaluation {
        notices = List.copyOf(notices);
    }

    /// How classes were confused.
    ///
    /// @return empty for numbers
    public Optional<ConfusionTable> confusionTable() {
        return Optional.ofNullable(confusion);
    }
}
