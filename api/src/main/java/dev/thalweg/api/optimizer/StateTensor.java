// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

/// A tensor of the parameter's shape that an optimizer keeps between steps.
///
/// @param name its name in checkpoints, such as `moment1`
/// @param initial the value of every entry before the first step
public record StateTensor(String name, double initial) {
}
