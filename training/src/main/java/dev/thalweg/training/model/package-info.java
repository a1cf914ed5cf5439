// SPDX-License-Identifier: Apache-2.0
/// Networks as formulas, their first parameters, and the programs that train and apply them.
///
/// Start at [dev.thalweg.training.model.Network].
package dev.thalweg.training.model;
