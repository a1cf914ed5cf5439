// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Something that was noticed about the data and that a person should read, but that stops nothing.
///
/// @param kind how serious it is
/// @param text one sentence
public record Notice(Kind kind, String text) {

    /// How serious a notice is.
    public enum Kind {
        /// A choice that was made, and why.
        CHOICE,
        /// Something that may be a mistake.
        WARNING
    }

    static Notice choice(String format, Object... values) {
        return new Notice(Kind.CHOICE, Messages.text(format, values));
    }

    static Notice warning(String format, Object... values) {
        return new Notice(Kind.WARNING, Messages.text(format, values));
    }
}
