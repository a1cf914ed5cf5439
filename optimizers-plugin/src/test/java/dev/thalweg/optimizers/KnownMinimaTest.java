// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions whose minimum is known.
class KnownMinimaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            sgd                                 | 0.1
                                            sgd(momentum=0.9)                   | 0.02
                                            sgd(momentum=0.9, nesterov=true)    | 0.02
                                            adam                                | 0.05
                                            adam(amsgrad=true)                  | 0.05
                                            adamw(weightDecay=0)                | 0.05
                                            rmsprop                             | 0.01
                                            rmsprop(centered=true)              | 0.003
                                            rmsprop(momentum=0.9)               | 0.001
                                            adagrad                             | 0.5
                                            """)
    void theBottomOfABowlIsFound(String optimizer, double learningRate) {
        // a bowl that is ten times as steep in one direction as in the other, its bottom at (1, -2)
        double[] end = walk(optimizer, learningRate, 2000, x -> new double[] {x[0] - 1, 10 * (x[1] + 2)}, 4, 3);

        // those that divide by a root mean square keep swinging by about the learning rate
        assertThat(end).containsExactly(new double[] {1, -2}, within(0.02));
    }

    /// H. H. Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of a Function", 1960.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            sgd(momentum=0.9)   | 0.0005
                                            adam                | 0.02
                                            adagrad             | 0.5
                                            """)
    void theEndOfRosenbrocksValleyIsFound(String optimizer, double learningRate) {
        double[] end = walk(optimizer, learningRate, 8000,
                x -> new double[] {-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])},
                -1.2, 1);

        assertThat(end).containsExactly(new double[] {1, 1}, within(0.02));
    }

    private static double[] walk(String optimizer, double learningRate, int steps, UnaryOperator<double[]> gradient,
            double... start) {
        Descent descent = Descent.from(optimizer, learningRate, start);
        for (int i = 0; i < steps; i++) {
            descent.step(gradient.apply(descent.point()));
        }
        return descent.point();
    }
}
