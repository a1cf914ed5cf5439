// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ThalwegException;
import org.junit.jupiter.api.Test;

/// First steps that a reader can compute by hand.
class OptimizerExamplesTest {
    /// A few roundings of numbers near 1.
    private static final double ULPS = 1e-15;

    @Test
    void sgdMovesAgainstTheGradient() {
        assertThat(Descent.from("sgd", 0.5, 1, 2).step(1, -4).point()).containsExactly(0.5, 4);
        assertThat(Descent.from("sgd(maximize=true)", 0.5, 1, 2).step(1, -4).point()).containsExactly(1.5, 0);
    }

    @Test
    void momentumKeepsItsVelocity() {
        Descent descent = Descent.from("sgd(momentum=0.5)", 1, 0).step(1).step(1).step(0);

        assertThat(descent.point()).containsExactly(-1 - 1.5 - 0.75);
        assertThat(descent.state("velocity")).containsExactly(0.75);
    }

    @Test
    void theFirstStepIsNotDampened() {
        assertThat(Descent.from("sgd(momentum=0.5, dampening=0.25)", 1, 0).step(1).point()).containsExactly(-1);
        assertThat(Descent.from("sgd(momentum=0.5, dampening=0.25)", 1, 0).step(1).step(1).point())
                .containsExactly(-2.25);
    }

    @Test
    void nesterovLooksAhead() {
        assertThat(Descent.from("sgd(momentum=0.5, nesterov=true)", 1, 0).step(1).point()).containsExactly(-1.5);
    }

    @Test
    void nesterovNeedsMomentumAndNoDampening() {
        assertThatThrownBy(() -> Descent.from("sgd(nesterov=true)", 1, 0)).isInstanceOf(ThalwegException.class)
                .hasMessage("optimizer 'sgd': nesterov=true with momentum=0 and dampening=0; expected momentum > 0 and"
                        + " dampening=0. Try sgd(momentum=0.9, nesterov=true).");
        assertThatThrownBy(() -> Descent.from("sgd(momentum=0.9, dampening=0.1, nesterov=true)", 1, 0))
                .isInstanceOf(ThalwegException.class);
    }

    @Test
    void coupledDecayIsAddedToTheGradient() {
        assertThat(Descent.from("sgd(l2Penalty=0.5)", 1, 4).step(1).point()).containsExactly(1);
        assertThat(Descent.from("sgd(l2Penalty=0.5, maximize=true)", 1, 4).step(1).point()).containsExactly(3);
    }

    @Test
    void adamsFirstStepIsTheLearningRateWhateverTheGradient() {
        assertThat(Descent.from("adam(epsilon=0)", 0.1, 0, 0, 0).step(1e-6, -3, 1e6).point())
                .containsExactly(new double[] {-0.1, 0.1, -0.1}, within(ULPS));
    }

    @Test
    void adamWithoutAGradientStandsStill() {
        assertThat(Descent.from("adam", 0.1, 3).step(0).step(0).point()).containsExactly(3);
    }

    @Test
    void epsilonStandsOutsideTheRoot() {
        assertThat(Descent.from("adam(epsilon=1)", 1, 0).step(1).point()).containsExactly(new double[] {-0.5},
                within(ULPS));
        assertThat(Descent.from("adagrad(epsilon=1)", 1, 0).step(3).point()).containsExactly(-0.75);
        assertThat(Descent.from("rmsprop(epsilon=1, smoothing=0.75)", 1, 0).step(2).point()).containsExactly(-1);
    }

    @Test
    void amsgradRemembersTheGreatestSecondMoment() {
        Descent adam = Descent.from("adam(beta1=0, beta2=0)", 1, 0).step(10).step(1);
        Descent amsgrad = Descent.from("adam(beta1=0, beta2=0, amsgrad=true)", 1, 0).step(10).step(1);

        assertThat(adam.point()[0]).isCloseTo(-2, within(1e-7));
        assertThat(amsgrad.point()[0]).isCloseTo(-1.1, within(1e-7));
        assertThat(amsgrad.state("maxMoment2")).containsExactly(100);
    }

    @Test
    void decoupledDecayShrinksWithoutAGradient() {
        assertThat(Descent.from("adamw(weightDecay=0.5)", 0.1, 2).step(0).point())
                .containsExactly(new double[] {2 * 0.95}, within(ULPS));
        assertThat(Descent.from("adam(l2Penalty=0.5, epsilon=0)", 0.1, 2).step(0).point())
                .containsExactly(new double[] {1.9}, within(ULPS));
    }

    @Test
    void adagradAddsUpAllSquares() {
        Descent descent = Descent.from("adagrad(epsilon=0)", 1, 0).step(3).step(4);

        assertThat(descent.point()).containsExactly(-1 - 0.8);
        assertThat(descent.state("sumOfSquares")).containsExactly(25);
    }

    @Test
    void adagradMayBeginWithASumAndSlowDown() {
        assertThat(Descent.from("adagrad(epsilon=0, initialAccumulator=16)", 1, 0).step(3).point())
                .containsExactly(new double[] {-0.6}, within(ULPS));
        assertThat(Descent.from("adagrad(epsilon=0, learningRateDecay=1)", 1, 0).step(3).step(4).point())
                .containsExactly(-1 - 0.4);
    }

    @Test
    void centredRmspropDividesByTheDeviation() {
        // s = 0.25·4 = 1, a = 0.25·2 = 0.5: the variance is 0.75
        assertThat(Descent.from("rmsprop(smoothing=0.75, epsilon=0, centered=true)", 1, 0).step(2).point())
                .containsExactly(new double[] {-2 / Math.sqrt(0.75)}, within(4 * ULPS));
    }

    @Test
    void aVarianceThatRoundsBelowZeroIsNone() {
        Descent descent = Descent.from("rmsprop(smoothing=0.1, centered=true)", 1e-12, 0);
        for (int i = 0; i < 200; i++) {
            descent.step(1.1);
        }

        assertThat(descent.point()[0]).isFinite();
    }

    @Test
    void rmspropWithMomentumKeepsWhatWasDividedAlready() {
        Descent descent = Descent.from("rmsprop(smoothing=0.75, epsilon=0, momentum=0.5)", 1, 0).step(2).step(0);

        assertThat(descent.point()).containsExactly(new double[] {-2 - 1}, within(ULPS));
    }

    @Test
    void aNanStaysInItsEntry() {
        for (String text : new String[] {"sgd(momentum=0.9)", "adam", "adamw", "rmsprop(centered=true)", "adagrad"}) {
            double[] point = Descent.from(text, 0.1, 0, 0).step(Double.NaN, 1).point();

            assertThat(point[0]).as(text).isNaN();
            assertThat(point[1]).as(text).isFinite().isNegative();
        }
    }
}
