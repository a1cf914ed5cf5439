// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files that are whole or not there: aside, synced, renamed over the old one.
public final class AtomicFile {
    private static final String ASIDE = ".part";

    private AtomicFile() {
    }

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        /// Writes everything.
        ///
        /// @param channel open at the beginning of an empty file
        /// @throws IOException if writing fails
        void writeTo(FileChannel channel) throws IOException;
    }

    /// Writes a file.
    ///
    /// @param path the file, replaced if it is there
    /// @param content what writes it
    /// @throws dev.thalweg.api.ThalwegException TH-M020 if it could not be written; the old file is untouched then
    public static void write(Path path, Content content) {
        replace(path, content);
        syncFolder(path);
    }

    /// Writes a file whose new name need not outlast a power failure yet: several may share one [#syncFolder].
    ///
    /// @param path the file, replaced if it is there
    /// @param content what writes it
    static void replace(Path path, Content content) {
        Path aside = path.resolveSibling(path.getFileName() + ASIDE);
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(aside, e);
            throw StoreError.notWritten(path, e);
        }
    }

    /// Writes a text file in UTF-8.
    ///
    /// @param path the file, replaced if it is there
    /// @param text its content
    public static void writeText(Path path, String text) {
        write(path, text(text));
    }

    /// A text in UTF-8.
    ///
    /// @param text the whole content
    /// @return what writes it
    static Content text(String text) {
        return channel -> writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Writes all that remains in a buffer.
    ///
    /// @param channel where to
    /// @param buffer what
    /// @throws IOException if writing fails
    static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /// Makes a folder and those above it.
    ///
    /// @param folder the folder
    /// @throws dev.thalweg.api.ThalwegException TH-M020 if it could not be made
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StoreError.notWritten(folder, e);
        }
    }

    /// Deletes a file, or what a killed process left of it.
    ///
    /// @param path need not be there
    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + ASIDE));
        } catch (IOException e) {
            throw StoreError.notWritten(path, e);
        }
    }

    /// Makes the names in a file's folder durable. Some systems cannot open a folder; there they are as durable as the system
    /// makes them.
    ///
    /// @param path a file in the folder
    static void syncFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UncheckedIOException _) {
            // not every file system can
        }
    }

    private static void deleteQuietly(Path aside, IOException cause) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
