// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.List;

/// A learning rate that was searched for, and why it is this one.
///
/// @param learningRate the proposal
/// @param basis what it rests on
/// @param reason the same in words
/// @param loss the loss that applies, as text
/// @param optimizer the optimizer as text
/// @param ramp the rates that were to be tried
/// @param trials what was seen, in the order of the rates; none if nothing had to be tried
public record RateFinding(double learningRate, Basis basis, String reason, String loss, String optimizer,
        RateRamp ramp, List<Trial> trials) {

    /// Copies the list.
    public RateFinding {
        trials = List.copyOf(trials);
    }

    /// One step.
    ///
    /// @param learningRate how far it went
    /// @param loss the loss of its rows before it
    /// @param smoothedLoss the mean of the losses around it
    public record Trial(double learningRate, double loss, double smoothedLoss) {
    }

    /// What a proposal rests on.
    public enum Basis {
        /// The loss fell and rose again, or fell to the end: a tenth of the rate where it was lowest.
        MINIMUM,
        /// The same, but the loss fell by hardly more than it jumps about.
        NOISY_MINIMUM,
        /// The loss only rose: a tenth of the rate where it began to.
        RISE,
        /// The loss did not move: the rate that was asked for.
        FLAT,
        /// The first steps went too far already: a tenth of the first rate.
        DIVERGED_AT_ONCE,
        /// The optimizer looks for the length of its steps itself.
        NOT_NEEDED
    }
}
