// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// What people want to know before they choose a loss.
///
/// @param use when it is the right one, a phrase that follows "use it when"
/// @param avoid when it is not, a phrase that follows "not when"
/// @param source where it was published
public record LossGuide(String use, String avoid, String source) {
    /// Nothing is said.
    public static final LossGuide NONE = new LossGuide("", "", "");
}
