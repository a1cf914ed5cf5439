// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.OwnAxesLoss;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.LossCase;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Second derivatives against closed forms; that they are the slopes of gradients is a law of every loss.
class SecondDerivativesTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-14;
    private static final double[] MARGINS = {-3, -0.75, 0.25, 2};

    private static double[] hessian(String loss, double... targets) {
        return LossProbe.of(loss).predictions(MARGINS).targets(targets).reduced(LossReduction.SUM).hessian();
    }

    private static void requireEverywhere(double[] hessian, DoubleUnaryOperator form) {
        for (int i = 0; i < MARGINS.length; i++) {
            assertThat(hessian[i]).isCloseTo(form.applyAsDouble(MARGINS[i]), within(ULPS));
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void squaredErrorBendsAlikeEverywhere() {
        assertThat(hessian("half-squared-error", 1, 2, 3, 4)).containsOnly(1);
        assertThat(hessian("mse", 1, 2, 3, 4)).containsOnly(2);
    }

    @Test
    void logisticLossBendsByTheVarianceOfTheLabel() {
        requireEverywhere(hessian("bce-with-logits", 1, 0, 0.5, 1), x -> sigmoid(x) * (1 - sigmoid(x)));
    }

    @Test
    void poissonLossBendsByTheRate() {
        requireEverywhere(hessian("poisson-nll", 0, 1, 2, 3), Math::exp);
    }

    @Test
    void pseudoHuberBendsLessTheFartherOut() {
        requireEverywhere(hessian("pseudo-huber(delta=2)", 0, 0, 0, 0), x -> Math.pow(1 + x * x / 4, -1.5));
    }

    @Test
    void huberBendsInsideDeltaOnly() {
        assertThat(hessian("huber", 0, 0, 0, 0)).containsExactly(0, 1, 1, 0);
    }

    @Test
    void softmaxBendsByTheVarianceOfEachClass() {
        LossProbe probe = LossProbe.of("cross-entropy").with(LossInput.PREDICTION, new int[] {2, 2}, MARGINS)
                .with(LossInput.TARGET, 1, 0).reduced(LossReduction.SUM);
        double first = sigmoid(-3 + 0.75);
        double second = sigmoid(0.25 - 2);

        assertThat(probe.hessian()).containsExactly(new double[] {first * (1 - first), first * (1 - first),
            second * (1 - second), second * (1 - second)}, within(ULPS));
    }

    @Test
    void aMeanBendsLessByTheNumberOfElements() {
        assertThat(LossProbe.of("half-squared-error").predictions(MARGINS).targets(MARGINS).hessian())
                .containsOnly(0.25);
    }

    static Stream<LossPlugin> losses() {
        return Plugins.find().losses().all().stream()
                .filter(loss -> !(loss instanceof OwnAxesLoss) && loss.inputs().getFirst().differentiable());
    }

    /// Of a batch that is larger than those of the laws.
    @ParameterizedTest
    @MethodSource("losses")
    void predictionsHaveFiniteSecondDerivatives(LossPlugin loss) {
        LossCase drawn = LossCase.drawn(loss, 50, 1);
        assertThat(Arrays.stream(drawn.hessian(LossReduction.SUM, loss.inputs().getFirst().name())))
                .allMatch(Double::isFinite);
    }
}
