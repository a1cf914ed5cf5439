// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Which kind of target somebody needs, and who, so that a message can say it.
///
/// @param kind what is needed
/// @param asker who needs it, such as `loss 'huber'`
public record TargetWish(Kind kind, String asker) {

    /// What a target can be needed as.
    public enum Kind {
        /// Whatever the data suggests; the rule is told in [TargetFit].
        ANY,
        /// Numbers, standardised on the training part.
        NUMBERS,
        /// Numbers as they stand in the file: counts, probabilities, grades of relevance.
        PLAIN_NUMBERS,
        /// Exactly two classes.
        TWO_CLASSES,
        /// Two classes or more.
        CLASSES
    }

    /// No wish: the data decides.
    public static final TargetWish ANY = new TargetWish(Kind.ANY, "");
}
