// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The errors of reading and writing a run's files.
final class StoreError {
    private StoreError() {
    }

    /// A file that could not be written; nothing half-written is left.
    static ThalwegException notWritten(Path path, IOException cause) {
        return new ThalwegException("TH-M020", ExitCategory.IO, "'" + path + "' could not be written: " + reason(cause)
                + ". What was written before is whole. Make room or choose another folder with --out.", cause);
    }

    /// A file that is there but could not be read.
    static ThalwegException notRead(Path path, IOException cause) {
        return new ThalwegException("TH-M021", ExitCategory.IO,
                "'" + path + "' could not be read: " + reason(cause) + ".",
                cause);
    }

    /// A file whose content is not what it should be.
    static ThalwegException damaged(Path path, String what) {
        return new ThalwegException("TH-M001", "'" + path + "' is damaged or not one of ours: " + what
                + ". Restore the file, resume from another checkpoint, or train again.");
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
