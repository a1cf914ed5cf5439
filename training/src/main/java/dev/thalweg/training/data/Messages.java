// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Locale;

/// Fills messages in, alike on every machine whatever its language.
final class Messages {
    private Messages() {
    }

    // The annotation that Error Prone asks for would be a dependency for this one line.
    @SuppressWarnings("AnnotateFormatMethod")
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
