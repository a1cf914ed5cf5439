// SPDX-License-Identifier: Apache-2.0
package com.example.bakery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.Part;
import dev.thalweg.training.Predictions;
import dev.thalweg.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BakeryTest {

    @Test
    void learnsTheSalesWithALossFromAnotherJar(@TempDir Path folder) throws IOException {
        TrainingResult result = Bakery.train(Sales.write(folder.resolve("sales.csv")), folder.resolve("run"));

        assertThat(Bakery.class.getModule().getName()).isEqualTo("com.example.bakery");
        assertThat(result.summary().loss()).startsWith("asymmetric-squared");
        assertThat(result.summary().metrics().get(Part.TEST).get("r2")).isGreaterThan(0.8);

        Predictions loaves = Bakery.forecast(folder.resolve("run"),
                "weekday,temperature,holiday\nsat,12,no\nmon,30,yes\n");
        assertThat(loaves.value(0)).isGreaterThan(loaves.value(1));
    }

    @Test
    void aShortageCostsFourTimesASurplus() {
        assertThat(Bakery.cost(1)).isEqualTo(1);
        assertThat(Bakery.cost(-1)).isEqualTo(4);
    }
}
