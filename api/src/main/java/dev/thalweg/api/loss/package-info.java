// SPDX-License-Identifier: Apache-2.0
/// What a loss is to the engine: the interface that plugins implement, and the declarations they make.
///
/// Start at [dev.thalweg.api.loss.LossPlugin] and [dev.thalweg.api.loss.ElementwiseLoss].
package dev.thalweg.api.loss;
