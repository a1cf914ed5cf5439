// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;
import java.util.List;

/// The shape of the network.
///
/// @param hidden the widths of the hidden layers; none for a linear model
/// @param activation what the hidden layers apply
/// @param dropout the fraction of hidden values that each training step sets to 0, the others growing to make up for it
public record ModelOptions(List<Integer> hidden, Activation activation, double dropout) {

    /// Copies the widths and checks all.
    public ModelOptions {
        hidden = List.copyOf(hidden);
        for (int width : hidden) {
            if (width < 1 || width > 1_000_000) {
                throw new ThalwegException("TH-C005",
                        "hidden holds a width of " + width + "; expected whole numbers from 1 to 1000000. Try 64,64.");
            }
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new ThalwegException("TH-C006",
                    "dropout is " + dropout + "; expected a number >= 0 and < 1. Try 0.1.");
        }
    }

    /// No hidden layer.
    ///
    /// @return a linear model; with a loss of logits, the logistic or softmax one
    public static ModelOptions linear() {
        return new ModelOptions(List.of(), Activation.RELU, 0);
    }

    /// With other hidden layers.
    ///
    /// @param widths a width each
    /// @return changed options
    public ModelOptions withHidden(List<Integer> widths) {
        return new ModelOptions(widths, activation, dropout);
    }

    /// With another activation.
    ///
    /// @param other what the hidden layers apply
    /// @return changed options
    public ModelOptions withActivation(Activation other) {
        return new ModelOptions(hidden, other, dropout);
    }

    /// With dropout.
    ///
    /// @param fraction at least 0, less than 1
    /// @return changed options
    public ModelOptions withDropout(double fraction) {
        return new ModelOptions(hidden, activation, fraction);
    }
}
