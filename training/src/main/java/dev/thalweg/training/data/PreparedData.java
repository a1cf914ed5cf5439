// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;

/// Data that is ready to train on.
///
/// @param train the rows that train
/// @param validation the rows that validate, if any
/// @param test the rows that test, if any
/// @param preprocessing what was fitted on the training rows, to be kept with the model
/// @param description what was read
/// @param notices choices that were made and things that may be mistakes, to be printed
public record PreparedData(Dataset train, Optional<Dataset> validation, Optional<Dataset> test,
        Preprocessing preprocessing,
        DataDescription description, List<Notice> notices) {

    /// Copies the notices.
    public PreparedData {
        notices = List.copyOf(notices);
    }
}
