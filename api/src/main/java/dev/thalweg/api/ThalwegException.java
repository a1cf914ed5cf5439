// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An error that a user can understand and act upon.
///
/// The message says what was wrong (name and value), what was expected and what to do; the id is stable and can be searched for.
public final class ThalwegException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The stable id.
    private final String id;
    /// What kind of thing went wrong.
    private final ExitCategory category;

    /// An error whose category follows from the letter of its id: D data, B backend, M model file, X internal, others usage.
    ///
    /// @param id such as `TH-L012`
    /// @param message what was wrong, what was expected, what to do
    public ThalwegException(String id, String message) {
        this(id, categoryOf(id), message, null);
    }

    /// An error of a stated category.
    ///
    /// @param id such as `TH-L012`
    /// @param category what kind of thing went wrong
    /// @param message what was wrong, what was expected, what to do
    /// @param cause what caused it, if anything did
    public ThalwegException(String id, ExitCategory category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.id = Objects.requireNonNull(id, "id");
        this.category = Objects.requireNonNull(category, "category");
    }

    /// The stable id.
    ///
    /// @return such as `TH-L012`
    public String id() {
        return id;
    }

    /// What kind of thing went wrong.
    ///
    /// @return the category
    public ExitCategory category() {
        return category;
    }

    /// The line that the command line prints.
    ///
    /// @return `error[TH-L012]: message`
    public String headline() {
        return "error[" + id + "]: " + getMessage();
    }

    private static ExitCategory categoryOf(String id) {
        if (!id.matches("TH-[DLOFSBMCPX]\\d{3}")) {
            throw new IllegalArgumentException("not an error id: " + id);
        }
        return switch (id.charAt(3)) {
            case 'D' -> ExitCategory.DATA;
            case 'B' -> ExitCategory.ENVIRONMENT;
            case 'M' -> ExitCategory.MODEL;
            case 'X' -> ExitCategory.INTERNAL;
            default -> ExitCategory.USAGE;
        };
    }
}
