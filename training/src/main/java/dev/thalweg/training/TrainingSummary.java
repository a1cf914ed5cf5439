// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run in numbers: the content of `train --json`, schema `thalweg.train/1`.
///
/// @param run the folder
/// @param loss the loss as text
/// @param optimizer the optimizer as text
/// @param backend what computed
/// @param threads threads used
/// @param dtype `f32` or `f64`
/// @param seed the seed
/// @param rows the number of rows of each part that has any
/// @param epochs epochs completed
/// @param steps steps done
/// @param metrics what was measured on each part that has rows
/// @param seconds where the time went
/// @param modelSha256 the SHA-256 of `model.safetensors`, hexadecimal; null when the run was interrupted
public record TrainingSummary(Path run, String loss, String optimizer, BackendChoice backend, int threads, String dtype,
        long seed,
        Map<Part, Integer> rows, int epochs, long steps, Map<Part, Metrics> metrics, Seconds seconds,
        @Nullable String modelSha256) {

    /// Which backend computed, and why it.
    ///
    /// @param id its name
    /// @param lanes 32-bit numbers a vector holds; 1 for scalar code
    /// @param reason why it was chosen
    public record BackendChoice(String id, int lanes, String reason) {
    }

    /// Where the time went.
    ///
    /// @param load reading and preparing data
    /// @param train the epochs, with their measurements and checkpoints
    /// @param total from the call to the result
    public record Seconds(double load, double train, double total) {
    }

    /// Copies the maps, keeping their order.
    public TrainingSummary {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
