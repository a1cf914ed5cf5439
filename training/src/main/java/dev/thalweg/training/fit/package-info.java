// SPDX-License-Identifier: Apache-2.0
/// The runner: wires data, model, loss, optimizer and callbacks, and walks the epochs.
///
/// Start at [dev.thalweg.training.fit.TrainingSession], which is a run from its first file to its last, then
/// [dev.thalweg.training.fit.TrainingLoop]. [dev.thalweg.training.fit.SessionModule] and [dev.thalweg.training.fit.RunModule] say by
/// which class everything is made; Guice stays behind them.
package dev.thalweg.training.fit;
