// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.registry.Plugins;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions whose minimum is known, for every optimizer. The settings stand in `docs/optimizers.md` as well.
///
/// Those whose steps are of one size, whatever the gradient, come no nearer than that size; their learning rate falls to 0.
class KnownMinimaTest {
    private static final Plugins PLUGINS = Plugins.find();
    /// optimizer | learning rate and schedule on the sphere, steps | learning rate and schedule on Rosenbrock's function, steps
    private static final String SETTINGS = """
                                           sgd                               | 0.1  | constant | 100  | 0.003  | constant | 1000
                                           sgd(momentum=0.9)                 | 0.02 | constant | 200  | 0.0005 | constant | 1000
                                           sgd(momentum=0.9, nesterov=true)  | 0.02 | constant | 200  | 0.0005 | constant | 1000
                                           adam                              | 0.1  | constant | 200  | 0.3    | constant | 300
                                           adam(amsgrad=true)                | 0.1  | constant | 300  | 0.3    | constant | 300
                                           adamw                             | 0.1  | constant | 200  | 0.3    | constant | 300
                                           nadam                             | 0.1  | constant | 200  | 0.3    | constant | 500
                                           radam(beta2=0.9)                  | 0.03 | constant | 300  | 0.003  | constant | 1000
                                           adamax                            | 0.1  | constant | 200  | 1      | constant | 500
                                           adagrad                           | 1    | constant | 100  | 1      | constant | 1000
                                           adadelta                          | 3    | linear   | 1000 | 3      | linear   | 3000
                                           rmsprop                           | 0.03 | constant | 300  | 0.3    | linear   | 3000
                                           rprop                             | 0.01 | constant | 100  | 0.03   | constant | 400
                                           asgd                              | 0.1  | constant | 100  | 0.003  | constant | 1000
                                           lion                              | 0.1  | linear   | 200  | 0.03   | linear   | 3000
                                           lamb                              | 0.1  | constant | 200  | 0.3    | linear   | 3000
                                           lars                              | 3    | constant | 200  | 3      | constant | 1000
                                           yogi                              | 0.1  | constant | 200  | 0.3    | constant | 300
                                           adabelief                         | 0.03 | constant | 300  | 0.3    | constant | 300
                                           adafactor                         | 1    | constant | 500  | 0.3    | constant | 1500
                                           muon                              | 3    | linear   | 1000 | 0.1    | constant | 300
                                           ftrl                              | 1    | constant | 100  | 1      | constant | 1000
                                           schedule-free-sgd                 | 0.03 | constant | 300  | 0.003  | constant | 1000
                                           schedule-free-adamw               | 0.3  | constant | 300  | 1      | constant | 300
                                           """;

    @Test
    void everyOptimizerHasItsSettings() {
        assertThat(PLUGINS.optimizers().all()).filteredOn(RuleOptimizer.class::isInstance)
                .extracting(OptimizerPlugin::id)
                .allMatch(id -> SETTINGS.lines().anyMatch(line -> line.matches(id + "[( ].*")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SETTINGS)
    void theBottomOfTheSphereIsFound(String optimizer, double rate, String schedule, int steps) {
        double[] start = {3, -2, 1, 4, -1, 2};

        double least = least(optimizer, rate, schedule, steps, 2, UnaryOperator.identity(), KnownMinimaTest::sphere,
                start);

        assertThat(least).isLessThanOrEqualTo(1e-6 * sphere(start));
    }

    /// H. H. Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of a Function", 1960.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SETTINGS)
    void theValleyOfRosenbrockIsWalked(String optimizer, double sphereRate, String sphereSchedule, int sphereSteps,
            double rate, String schedule, int steps) {
        double least = least(optimizer, rate, schedule, steps, 1, KnownMinimaTest::rosenbrockGradient,
                KnownMinimaTest::rosenbrock, -1.2, 1);

        assertThat(least).isLessThanOrEqualTo(1);
    }

    /// With gradients that are off by normal numbers, as those of batches are, the value comes down to a hundredth of where it began.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SETTINGS)
    void noiseIsAveragedOut(String optimizer, double rate, String schedule, int steps) {
        // the signs of such gradients say little: a full batch has none of it
        double noise = optimizer.equals("rprop") ? 0 : 0.1;
        Random random = new Random(1);
        double[] start = {3, -2, 1, 4, -1, 2};

        double least = least(optimizer, rate, schedule, steps, 2,
                x -> DoubleStream.of(x).map(g -> g + noise * random.nextGaussian()).toArray(),
                KnownMinimaTest::sphere, start);

        assertThat(least).isLessThanOrEqualTo(1e-2 * sphere(start));
    }

    private static double least(String text, double rate, String course, int steps, int outputs,
            UnaryOperator<double[]> gradient, ToDoubleFunction<double[]> value, double... start) {
        SchedulePlugin schedule = PLUGINS.schedule(course);
        ScheduleRun run = new ScheduleRun(rate, steps, steps);
        Descent descent = Descent.rule(text).seesMatrices() ? Descent.ofMatrix(text, rate, outputs, start)
                : Descent.from(text, rate, start);
        double least = value.applyAsDouble(start);
        for (int i = 0; i < steps; i++) {
            descent.at(schedule.rate(i, run)).step(gradient.apply(descent.point()));
            least = Math.min(least, value.applyAsDouble(descent.model()));
        }
        return least;
    }

    private static double sphere(double... x) {
        return DoubleStream.of(x).map(each -> each * each / 2).sum();
    }

    private static double rosenbrock(double... x) {
        double across = x[1] - x[0] * x[0];
        return (1 - x[0]) * (1 - x[0]) + 100 * across * across;
    }

    private static double[] rosenbrockGradient(double... x) {
        double across = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * across, 200 * across};
    }
}
