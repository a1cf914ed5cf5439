// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.TrainingConfig;
import java.nio.file.Path;
import java.util.Locale;

/// The folder of a run that was not given one: made of data and seed, so that the same command means the same folder.
final class RunNames {
    private RunNames() {
    }

    static Path folder(TrainingConfig config) {
        Path out = config.out();
        return out != null ? out : Path.of("runs", name(config.data().file()) + "-seed" + config.fit().seed());
    }

    private static String name(Path data) {
        String file = String.valueOf(data.getFileName()).toLowerCase(Locale.ROOT);
        String base = file.replaceFirst("\\.gz$", "").replaceFirst("\\.[a-z0-9]+$", "").replaceAll("[^a-z0-9._-]+",
                "-");
        return base.replaceAll("^[.-]+", "").isEmpty() ? "data" : base;
    }
}
