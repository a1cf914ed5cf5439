// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The reference values that lie beside the checkout, or nowhere.
final class SharedGolden {
    private SharedGolden() {
    }

    /// The folder; a test that asks for it is skipped where there is none.
    static Path folder() {
        Path golden = shared().resolve("golden");
        Assumptions.assumeTrue(Files.isDirectory(golden),
                "no folder shared/golden beside the checkout; -Dthalweg.shared=FOLDER names another one");
        return golden;
    }

    private static Path shared() {
        String given = System.getProperty("thalweg.shared");
        if (given != null) {
            return Path.of(given);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared").resolve("golden"))) {
            at = at.getParent();
        }
        return at == null ? Path.of("shared") : at.resolve("shared");
    }
}
