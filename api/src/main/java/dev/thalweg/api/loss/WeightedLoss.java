// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// A term of a sum of losses.
///
/// @param weight what its value is multiplied by, finite
/// @param loss the configured loss
public record WeightedLoss(double weight, LossPlugin loss) {
    /// Checks the weight.
    public WeightedLoss {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of " + loss.id() + " is " + weight + "; expected a finite number");
        }
    }
}
