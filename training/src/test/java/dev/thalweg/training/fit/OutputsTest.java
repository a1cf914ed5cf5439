// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.training.model.OutputLink;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OutputsTest {
    /// A few roundings of logarithm and exponential.
    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void aLogitIsTwoProbabilities() {
        double[] probabilities = new Outputs(OutputLink.IDENTITY, 1, new double[] {0, 100, -100}).probabilities();
        assertThat(probabilities).containsExactly(new double[] {0.5, 0.5, 0, 1, 1, 0}, ROUNDING);
        assertThat(probabilities[2]).as("not rounded to 0").isPositive();
    }

    @Test
    void probabilitiesAndTheirLogarithmsGoBackToLogits() {
        double p = 1 / (1 + Math.exp(-1.5));
        assertThat(new Outputs(OutputLink.SIGMOID, 1, new double[] {p}).logits()[0]).isEqualTo(1.5, ROUNDING);
    }

    @Test
    void rowsOfLogitsBecomeRowsThatSumToOne() {
        double[] probabilities = new Outputs(OutputLink.IDENTITY, 3,
                new double[] {1000, 1000, 1000, 0, Math.log(2), Math.log(5)})
                .probabilities();
        assertThat(probabilities).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 8.0, 2 / 8.0, 5 / 8.0},
                ROUNDING);
    }

    @Test
    void logProbabilitiesAreLogitsAlready() {
        double[] logs = {Math.log(0.2), Math.log(0.8)};
        assertThat(new Outputs(OutputLink.LOG_SOFTMAX, 2, logs).probabilities())
                .containsExactly(new double[] {0.2, 0.8}, ROUNDING);
        assertThat(new Outputs(OutputLink.SOFTMAX, 2, new double[] {0.2, 0.8}).probabilities())
                .containsExactly(new double[] {0.2, 0.8}, ROUNDING);
    }
}
