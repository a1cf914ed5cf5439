// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.training.Activation;
import dev.thalweg.training.ModelOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialisationTest {
    private static final Network RELU = Network.of(50, 1, ModelOptions.linear().withHidden(List.of(40, 30)));

    private static double[] weights(Network network, int layer, long seed) {
        return (double[]) Initialisation.of(network, network.layers().get(layer).weight(), ElementType.F64, seed);
    }

    @Test
    void hiddenLayersOfRectifiersAreSpreadByHe() {
        double bound = Math.sqrt(6.0 / 50);
        assertThat(weights(RELU, 0, 0)).hasSize(2000);
        assertThat(Arrays.stream(weights(RELU, 0, 0))).allMatch(w -> w >= -bound && w < bound);
        double deviation = Math.sqrt(Arrays.stream(weights(RELU, 0, 0)).map(w -> w * w).average().orElseThrow());
        // the deviation of 2,000 even draws lies within 4 standard errors (1 %) of bound/√3 = √(2/50)
        assertThat(deviation).isBetween(Math.sqrt(2.0 / 50) * 0.95, Math.sqrt(2.0 / 50) * 1.05);
    }

    @Test
    void theLastLayerAndSaturatingActivationsAreSpreadByXavier() {
        double last = Math.sqrt(6.0 / 31);
        assertThat(Arrays.stream(weights(RELU, 2, 0)).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(last);
        Network tanh = Network.of(50, 1, ModelOptions.linear().withHidden(List.of(40)).withActivation(Activation.TANH));
        double largest = Arrays.stream(weights(tanh, 0, 0)).map(Math::abs).max().orElseThrow();
        assertThat(largest).isBetween(0.98 * Math.sqrt(6.0 / 90), Math.sqrt(6.0 / 90));
    }

    @Test
    void seedAndLayerDecideAndNothingElse() {
        assertThat(weights(RELU, 0, 5)).isEqualTo(weights(RELU, 0, 5)).isNotEqualTo(weights(RELU, 0, 6));
        Network wider = Network.of(50, 3, ModelOptions.linear().withHidden(List.of(40, 60)));
        assertThat(weights(wider, 0, 5)).isEqualTo(weights(RELU, 0, 5));
    }

    @Test
    void theFirstBitsNeverChange() {
        // old seeds must go on meaning what they meant; the bits were computed from the documented formula by a few lines
        // of Python
        double[] weights = weights(RELU, 0, 0);
        assertThat(Long.toHexString(Double.doubleToLongBits(weights[0]))).isEqualTo("3f871d2b2c54322d");
        assertThat(Long.toHexString(Double.doubleToLongBits(weights[1999]))).isEqualTo("3fb5643047286690");
        float[] single = (float[]) Initialisation.of(RELU, RELU.layers().get(0).weight(), ElementType.F32, 0);
        assertThat(single[0]).isEqualTo((float) weights[0]);
    }

    @Test
    void biasesBeginAtZero() {
        assertThat((double[]) Initialisation.of(RELU, RELU.layers().get(1).bias(), ElementType.F64, 3)).hasSize(30)
                .containsOnly(0);
    }
}
