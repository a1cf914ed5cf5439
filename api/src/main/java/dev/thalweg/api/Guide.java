// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

/// What people want to know before they choose a loss, an optimizer, or what goes with one.
///
/// @param use when it is the right one, a phrase that follows "use it when"
/// @param avoid when it is not, a phrase that follows "not when"
/// @param source where it was published; an empty text for what nobody claims
public record Guide(String use, String avoid, String source) {
    /// Nothing is said.
    public static final Guide NONE = new Guide("", "", "");
}
