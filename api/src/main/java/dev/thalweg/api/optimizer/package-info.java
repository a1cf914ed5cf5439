// SPDX-License-Identifier: Apache-2.0
/// What an optimizer and a schedule are to the engine.
///
/// Start at [dev.thalweg.api.optimizer.OptimizerPlugin].
package dev.thalweg.api.optimizer;
