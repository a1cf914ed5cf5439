// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.training.RateFinding.Basis;
import dev.thalweg.training.RateFinding.Trial;
import dev.thalweg.training.data.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFindingTest {
    @TempDir
    Path folder;

    private static RateFinding find(TrainingConfig config) {
        return Training.findRate(config, RateRamp.defaults(), List.of());
    }

    @ParameterizedTest
    @CsvSource({"iris.csv, species, adam", "iris.csv, species, sgd(momentum=0.9)", "titanic.csv, survived, adam",
        "titanic.csv, survived, lion"})
    void aRateIsFoundForRealData(String file, String target, String optimizer) {
        RateFinding finding = find(TrainingConfig.of(SharedData.file(file), target)
                .data(data -> target.equals("survived") ? data.withDrop(List.of("alive")) : data)
                .model(model -> model.withHidden(List.of(16))).fit(fit -> fit.withOptimizer(optimizer)));

        assertThat(finding.basis()).isEqualTo(Basis.MINIMUM);
        assertThat(finding.learningRate()).isBetween(1e-4, 1.0);
        assertThat(finding.trials().stream().map(Trial::learningRate)).isSorted().first().isEqualTo(1e-6);
    }

    @Test
    void theSameIsFoundAgainAndNothingIsWritten() throws IOException {
        TrainingConfig config = TrainingConfig.of(Tables.circle(folder, 300), "where").withOut(folder.resolve("run"))
                .model(model -> model.withHidden(List.of(8)));

        RateFinding finding = find(config);

        assertThat(find(config)).isEqualTo(finding);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("circle.csv"));
        }
    }

    @Test
    void divergenceEndsTheRamp() {
        RateFinding finding = Training.findRate(
                TrainingConfig.of(Tables.numbers(folder, 300), "y")
                        .fit(fit -> fit.withOptimizer("sgd").withLoss("mse")),
                new RateRamp(1e-3, 1e6, 200), List.of());

        assertThat(finding.trials()).hasSizeLessThan(200).allMatch(trial -> Double.isFinite(trial.loss()));
        assertThat(finding.learningRate()).isLessThan(1);
    }

    @Test
    void ratesThatAreAllTooLargeHaveAnAnswer() {
        RateFinding finding = Training.findRate(
                TrainingConfig.of(Tables.numbers(folder, 300), "y")
                        .fit(fit -> fit.withOptimizer("sgd").withLoss("mse")),
                new RateRamp(1e20, 1e30, 200), List.of());

        assertThat(finding.basis()).isEqualTo(Basis.DIVERGED_AT_ONCE);
        assertThat(finding.learningRate()).isEqualTo(1e19);
    }

    @Test
    void aSearchNeedsNone() {
        RateFinding finding = find(TrainingConfig.of(Tables.numbers(folder, 50), "y")
                .fit(fit -> fit.withOptimizer("lbfgs").withBatch(BatchSize.full())));

        assertThat(finding.learningRate()).isEqualTo(1);
        assertThat(finding.trials()).isEmpty();
    }

    @Test
    void rampsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new RateRamp(0, 1, 200)).hasMessageContaining("expected 0 < from < to");
        assertThatThrownBy(() -> new RateRamp(1, 1, 200)).hasMessageContaining("expected 0 < from < to");
        assertThatThrownBy(() -> new RateRamp(1e-6, Double.NaN, 200)).hasMessageContaining("expected 0 < from < to");
        assertThatThrownBy(() -> new RateRamp(1e-6, 1, 5)).hasMessageContaining("steps is 5");
    }
}
