// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.optimizer.Search;
import dev.thalweg.api.optimizer.Search.Landscape;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.registry.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
    /// A step that lowers the value by less than 1e-9 is no step; the root of twice that is how far away such a point may be.
    private static final double NEAR = 5e-5;
    /// A bowl that is a hundred times as steep in one direction as in another, its bottom at (1, -2, 3).
    private static final Landscape BOWL = (x, gradient) -> {
        double[] steepness = {1, 10, 100};
        double[] bottom = {1, -2, 3};
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = steepness[i] * (x[i] - bottom[i]);
            value += gradient[i] * (x[i] - bottom[i]) / 2;
        }
        return value;
    };
    private static final Landscape ROSENBROCK = (x, gradient) -> {
        double across = x[1] - x[0] * x[0];
        gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * across;
        gradient[1] = 200 * across;
        return (1 - x[0]) * (1 - x[0]) + 100 * across * across;
    };

    private static Search search(String text, int entries) {
        return ((SearchOptimizer) Plugins.find().optimizer(text)).search(entries);
    }

    private static double[] walked(Search search, Landscape landscape, int steps, double... start) {
        for (int i = 0; i < steps; i++) {
            search.step(landscape, start, 1);
        }
        return start;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "lbfgs(history=2)", "lbfgs(lineSearch=none)", "lbfgs(iterations=20)"})
    void theBottomOfABowlIsFound(String text) {
        assertThat(walked(search(text, 3), BOWL, 30, 4, 3, 2)).containsExactly(new double[] {1, -2, 3}, within(NEAR));
    }

    @Test
    void theEndOfTheValleyIsFoundInFortySteps() {
        assertThat(walked(search("lbfgs", 2), ROSENBROCK, 40, -1.2, 1)).containsExactly(new double[] {1, 1},
                within(NEAR));
    }

    @Test
    void theFirstStepIsNoLongerThanOneOverTheGradient() {
        double[] point = walked(search("lbfgs(lineSearch=none)", 3), BOWL, 1, 4, 3, 2);

        // the gradient is (3, 50, -100)
        assertThat(point).containsExactly(new double[] {4 - 3 / 153.0, 3 - 50 / 153.0, 2 + 100 / 153.0}, within(1e-12));
    }

    @Test
    void theValueBeforeTheStepIsTold() {
        assertThat(search("lbfgs", 3).step(BOWL, new double[] {1, -2, 4}, 1)).isEqualTo(50);
    }

    @Test
    void aSearchGoesOnFromItsState() {
        double[] point = {-1.2, 1};
        Search first = search("lbfgs(history=3)", 2);
        walked(first, ROSENBROCK, 5, point);
        Search second = search("lbfgs(history=3)", 2);
        first.state().forEach(
                (name, numbers) -> System.arraycopy(numbers, 0, second.state().get(name), 0, numbers.length));

        assertThat(walked(second, ROSENBROCK, 5, point.clone())).containsExactly(walked(first, ROSENBROCK, 5, point));
    }

    @Test
    void pointsWithoutAValueAreAvoided() {
        Landscape root = (x, gradient) -> {
            gradient[0] = 1 - 1 / x[0];
            return x[0] - Math.log(x[0]);
        };

        assertThat(walked(search("lbfgs", 1), root, 20, 0.01)).containsExactly(new double[] {1}, within(NEAR));
    }

    @Test
    void lengthsMeetTheConditionsOfWolfe() {
        double[] gradient = new double[2];
        double[] point = {-1.2, 1};
        Ray ray = new Ray(new double[] {1, -1}, gradient);
        double value = ray.look(ROSENBROCK, point);
        Ray.Trial start = new Ray.Trial(0, value, gradient[0] - gradient[1]);
        ray.begin(ROSENBROCK, point);

        for (double first : new double[] {1e-3, 0.1, 1, 100}) {
            Ray.Trial end = StrongWolfe.search(ray, start, first);
            assertThat(end.value()).isLessThanOrEqualTo(value + 1e-4 * end.length() * start.slope());
            assertThat(Math.abs(end.slope())).isLessThanOrEqualTo(-0.9 * start.slope());
        }
    }
}
