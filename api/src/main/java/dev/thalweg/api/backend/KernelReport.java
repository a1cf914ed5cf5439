// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

import dev.thalweg.api.ElementType;
import java.util.Objects;

/// A kernel and the form in which it runs.
///
/// @param kernel its name, such as `huber step 1 sweep 1`
/// @param type the element type
/// @param form the form
/// @param isFinal whether it keeps this form
/// @param reason why it has this form, for people
public record KernelReport(String kernel, ElementType type, KernelForm form, boolean isFinal, String reason) {
    /// Checks for absence.
    public KernelReport {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(reason, "reason");
    }
}
