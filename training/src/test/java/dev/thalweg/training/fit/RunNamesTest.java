// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.TrainingConfig;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {
    @ParameterizedTest
    @CsvSource({"/data/diamonds.csv, diamonds-seed7", "Mnist-Images-idx3-ubyte.gz, mnist-images-idx3-ubyte-seed7",
        "agaricus.train.libsvm, agaricus.train-seed7", "my data (1).csv, my-data-1--seed7", ".csv, data-seed7"})
    void aRunIsNamedAfterDataAndSeed(String data, String name) {
        TrainingConfig config = TrainingConfig.of(Path.of(data)).fit(fit -> fit.withSeed(7));
        assertThat(RunNames.folder(config)).isEqualTo(Path.of("runs", name));
    }
}
