// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.training.model.Objective;

/// The programs of a network, compiled.
///
/// @param training value and gradients of a step
/// @param evaluation value and predictions of a part
record Programs(CompiledProgram training, CompiledProgram evaluation) {

    static Programs compile(Engine engine, Objective objective) {
        return new Programs(engine.compile(objective.training()), engine.compile(objective.evaluation()));
    }
}
