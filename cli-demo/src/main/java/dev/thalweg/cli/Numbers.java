// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads the numbers of options; a message says what is expected in the user's words.
final class Numbers {
    private Numbers() {
    }

    static void register(CommandLine line) {
        line.registerConverter(Integer.class, Numbers::integer);
        line.registerConverter(Long.class, Numbers::whole);
        line.registerConverter(Double.class, Numbers::real);
    }

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("a whole number");
        }
    }

    private static Long whole(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("a whole number");
        }
    }

    private static Double real(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("a number");
        }
    }
}
