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
    void rpropGrowsAndShrinksItsSteps() {
        Descent descent = Descent.from("rprop", 0.1, 0, 0).step(3, 3).step(3, -3);

        assertThat(descent.state("stepSize")).containsExactly(new double[] {0.12, 0.05}, within(ULPS));
        assertThat(descent.point()).containsExactly(new double[] {-0.22, -0.1}, within(ULPS));
        assertThat(descent.step(3, 3).point()[1]).as("after a turn the size stays").isCloseTo(-0.15, within(ULPS));
    }

    @Test
    void asgdAveragesWhereItHasBeen() {
        Descent descent = Descent.from("asgd(lambda=0, averageFrom=1)", 1, 0).step(-1).step(-1).step(-1).step(-1);

        assertThat(descent.point()).containsExactly(4);
        assertThat(descent.model()).as("the mean of 3 and 4").containsExactly(3.5);
    }

    @Test
    void lionStepsByTheSign() {
        assertThat(Descent.from("lion(weightDecay=0.5)", 0.1, 2, 2, 2).step(1e-9, -5, 0).point())
                .containsExactly(new double[] {2 - 0.1 - 0.1, 2 + 0.1 - 0.1, 2 - 0.1}, within(ULPS));
    }

    @Test
    void ftrlMakesExactZeros() {
        assertThat(Descent.from("ftrl(l1=1)", 0.5, 0, 0).step(0.5, -3).point())
                .containsExactly(new double[] {0, 2 / ((1 + 3) / 0.5)}, within(ULPS));
    }

    @Test
    void scheduleFreeTrainsBetweenTheIterateAndItsAverage() {
        Descent descent = Descent.from("schedule-free-sgd(momentum=0.5)", 1, 4).step(2);
        assertThat(descent.point()).containsExactly(2);

        descent.step(2);
        assertThat(descent.model()).as("the mean of 2 and 0").containsExactly(1);
        assertThat(descent.point()).containsExactly(0.5);
    }

    @Test
    void scheduleFreeBearsARateOfZero() {
        assertThat(Descent.from("schedule-free-sgd", 0, 4).step(2).at(1).step(2).model()).containsExactly(2);
    }

    @Test
    void lambAndLarsMoveInUnitsOfTheTensor() {
        assertThat(Descent.from("lamb(epsilon=0)", 0.1, 3, 4).step(7, 7).point())
                .containsExactly(new double[] {3 - 0.5 / Math.sqrt(2), 4 - 0.5 / Math.sqrt(2)}, within(4 * ULPS));
        assertThat(Descent.from("lars(trust=1)", 0.1, 3, 4).step(0, 20).point())
                .containsExactly(new double[] {3, 3.5}, within(ULPS));
        assertThat(Descent.ofBias("lars(trust=1)", 0.1, 3, 4).step(0, 20).point()).containsExactly(3, 2);
    }

    @Test
    void adafactorKnowsAMatrixByItsRowsAndColumns() {
        Descent descent = Descent.ofMatrix("adafactor(relativeStep=false, scaleParameter=false)", 0.1, 2, 0, 0, 0, 0)
                .step(1, 2, 3, 6);

        assertThat(descent.state("meanSquareOfOutputs")).containsExactly(2.5, 22.5);
        assertThat(descent.state("meanSquareOfInputs")).containsExactly(5, 20);
        // the squares are a product of rows and columns, so each entry is divided by itself
        assertThat(descent.point()).containsExactly(new double[] {-0.1, -0.1, -0.1, -0.1}, within(ULPS));
    }

    @Test
    void muonMovesEveryDirectionAlike() {
        double[] wide = Descent.ofMatrix("muon(adjust=none, nesterov=false)", 1, 2, 0, 0, 0, 0, 0, 0)
                .step(100, 0, 0, 0, 1, 0).point();
        double[] tall = Descent.ofMatrix("muon(adjust=none, nesterov=false)", 1, 3, 0, 0, 0, 0, 0, 0)
                .step(100, 0, 0, 1, 0, 0).point();

        // singular values of 100 and 1 come to between 0.3 and 1.2 in five steps
        assertThat(-wide[0]).isBetween(0.6, 1.2);
        assertThat(-wide[4]).isBetween(0.3, 1.2);
        assertThat(tall).containsExactly(new double[] {wide[0], 0, 0, wide[4], 0, 0}, within(1e-12));
    }

    @Test
    void muonAdjustsToTheShape() {
        double none = Descent.ofMatrix("muon(adjust=none)", 1, 4, 0, 0, 0, 0).step(1, 1, 1, 1).point()[0];

        assertThat(Descent.ofMatrix("muon(adjust=original)", 1, 4, 0, 0, 0, 0).step(1, 1, 1, 1).point()[0])
                .isCloseTo(2 * none, within(ULPS));
        assertThat(Descent.ofMatrix("muon", 1, 4, 0, 0, 0, 0).step(1, 1, 1, 1).point()[0])
                .isCloseTo(0.4 * none, within(ULPS));
    }

    @Test
    void aNanStaysInItsEntry() {
        for (String text : new String[] {"sgd(momentum=0.9)", "adam", "adamw", "rmsprop(centered=true)", "adagrad",
            "nadam", "radam", "adamax", "adadelta", "asgd", "yogi", "adabelief", "schedule-free-adamw"}) {
            double[] point = Descent.from(text, 0.1, 0, 0).step(Double.NaN, 1).point();

            assertThat(point[0]).as(text).isNaN();
            assertThat(point[1]).as(text).isFinite().isNegative();
        }
    }
}
