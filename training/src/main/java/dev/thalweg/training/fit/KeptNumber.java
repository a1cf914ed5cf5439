// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.model.UpdatePrograms;

/// A single number of an optimizer's state: no array, so it is brought from one step to the next.
///
/// @param name its name among the run-time scalars
/// @param updated the name of what becomes of it in a step
/// @param kept where it is kept
record KeptNumber(String name, String updated, Kept kept) {

    static KeptNumber of(String name, Kept kept) {
        return new KeptNumber(name, UpdatePrograms.updated(name), kept);
    }

    /// Before the update.
    void giveTo(ProgramCall update) {
        update.scalar(name, kept.number());
    }

    /// After it.
    void takeFrom(ProgramCall update) {
        kept.number(update.value(updated));
    }
}
