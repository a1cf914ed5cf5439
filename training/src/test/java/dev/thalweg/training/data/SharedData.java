// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the real data that stands beside the checkout; a test that needs it is skipped where it is absent.
public final class SharedData {
    private SharedData() {
    }

    /// A file of the shared data; the calling test is skipped without it.
    public static Path file(String name) {
        Path folder = folder();
        assumeTrue(folder != null,
                "no folder shared/data beside the checkout; -Dthalweg.shared=FOLDER names another one");
        Path file = folder.resolve("data").resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is absent");
        return file;
    }

    private static @Nullable Path folder() {
        String given = System.getProperty("thalweg.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared").resolve("data"))) {
                return at.resolve("shared");
            }
        }
        return null;
    }
}
