// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;

/// Turns whatever ended a command into one message and an exit code.
final class Failure {
    private static final String DEBUG = "THALWEG_DEBUG";
    private static final int MEBIBYTE = 1 << 20;

    private Failure() {}

    /// Reports on standard error.
    ///
    /// @return the exit code
    static int report(Throwable thrown, PrintStream err) {
        return switch (thrown) {
            case Output.ReaderGone _ -> 0;
            case UsageException usage -> printAll(usage, err);
            case ThalwegException known -> print(known, err);
            case UncheckedIOException wrapped -> print(io(Objects.requireNonNull(wrapped.getCause())), err);
            case IOException io -> print(io(io), err);
            case OutOfMemoryError memory -> print(outOfMemory(memory), err);
            default -> print(defect(thrown), err);
        };
    }

    private static int printAll(UsageException usage, PrintStream err) {
        usage.mistakes().forEach(mistake -> print(mistake, err));
        err.println(usage.hint());
        List<ExitCategory> categories = usage.mistakes().stream().map(ThalwegException::category).distinct().toList();
        return (categories.size() == 1 ? categories.getFirst() : ExitCategory.USAGE).code();
    }

    private static int print(ThalwegException failure, PrintStream err) {
        err.println(failure.headline());
        if (failure.category() == ExitCategory.INTERNAL || debugging()) {
            details(failure, err);
        }
        return failure.category().code();
    }

    private static void details(ThalwegException failure, PrintStream err) {
        if (debugging()) {
            failure.printStackTrace(err);
        } else {
            err.println("  Please report it with the command line and the output of the same command under " + DEBUG
                    + "=1.");
        }
    }

    private static boolean debugging() {
        String value = System.getenv(DEBUG);
        return value != null && !value.isEmpty();
    }

    private static ThalwegException io(IOException cause) {
        return new ThalwegException("TH-C121", ExitCategory.IO, "input or output failed: " + reason(cause), cause);
    }

    /// The exceptions of `java.nio.file` carry a bare path as message; their class says what is wrong with it.
    private static String reason(IOException cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return switch (cause) {
            case NoSuchFileException _ -> message + ": no such file or folder.";
            case AccessDeniedException _ -> message + " may not be read or written by this user.";
            case FileAlreadyExistsException _ -> message + " exists already.";
            default -> message + ".";
        };
    }

    private static ThalwegException outOfMemory(OutOfMemoryError cause) {
        return new ThalwegException(
                "TH-B120",
                ExitCategory.ENVIRONMENT,
                "out of memory (" + cause.getMessage() + "); at most " + Runtime.getRuntime().maxMemory() / MEBIBYTE
                        + " MiB may be used. Allow more with THALWEG_JAVA_OPTS=-Xmx8g, or use a smaller --batch or --hidden.",
                cause);
    }

    private static ThalwegException defect(Throwable cause) {
        return new ThalwegException(
                "TH-X120",
                ExitCategory.INTERNAL,
                "a defect of Thalweg: " + cause + ". Your input is not to blame.",
                cause);
    }
}
