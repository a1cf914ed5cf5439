// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares text with a file kept beside the tests. Run with `-Dthalweg.golden.update=true` to rewrite the files, then review the
/// difference like code.
final class GoldenText {
    private static final Path SOURCES = Path.of("src", "test", "resources", "dev", "thalweg", "cli");
    private static final boolean UPDATE = Boolean.getBoolean("thalweg.golden.update");

    private GoldenText() {
    }

    /// Fails unless the text is that of the file.
    static void check(String file, String actual) {
        try {
            if (UPDATE) {
                Path path = SOURCES.resolve(file);
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
                return;
            }
            assertThat(actual).as(file).isEqualTo(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) throws IOException {
        try (InputStream stream = GoldenText.class.getResourceAsStream(file)) {
            return stream == null ? "(no such file yet: run with -Dthalweg.golden.update=true)"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
