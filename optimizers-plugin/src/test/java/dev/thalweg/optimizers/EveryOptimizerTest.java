// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.registry.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every optimizer that is registered and follows a rule.
class EveryOptimizerTest {
    private static final double[][] GRADIENTS = {{0.5, -2, 3, 0.25}, {-1, 2, 0.5, 0.125}, {0.75, 1, -4, 2}};
    private static final double[] START = {1, -2, 3, 0.5};
    /// Sums over a tensor are added in another order.
    private static final double ULPS = 1e-12;

    static Stream<String> all() {
        return Plugins.find().optimizers().all().stream().filter(RuleOptimizer.class::isInstance)
                .map(OptimizerPlugin::id);
    }

    /// Those that find a parameter at its place anew, whatever the gradient, forget where it was.
    static Stream<String> thatRemember() {
        return all().filter(id -> !id.equals("ftrl"));
    }

    private static double[] walked(Descent descent, double sign) {
        for (double[] gradient : GRADIENTS) {
            descent.step(Arrays.stream(gradient).map(g -> sign * g).toArray());
        }
        return descent.point();
    }

    @ParameterizedTest
    @MethodSource("all")
    void uphillIsDownhillOfTheOtherSign(String id) {
        assertThat(walked(Descent.from(id + "(maximize=true)", 0.1, START), 1))
                .containsExactly(walked(Descent.from(id, 0.1, START), -1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFirstStepGoesDownhill(String id) {
        double[] point = Descent.from(id, 0.1, 1, 1).step(1, 2).step(1, 2).point();

        assertThat(point[0]).as(id).isLessThan(1);
        assertThat(point[1]).as(id).isLessThan(1);
    }

    @ParameterizedTest
    @MethodSource("thatRemember")
    void withoutAGradientNothingMoves(String id) {
        String text = id.equals("adamw") ? "adamw(weightDecay=0)" : id.equals("asgd") ? "asgd(lambda=0)" : id;

        // epsilon of the first moment over epsilon of the second is nothing, but for rounding
        assertThat(Descent.from(text, 0.1, START).step(0, 0, 0, 0).step(0, 0, 0, 0).point()).containsExactly(START,
                within(ULPS));
    }

    @ParameterizedTest
    @MethodSource("all")
    void entriesMayStandInAnyOrder(String id) {
        double[] walked = walked(Descent.from(id, 0.1, START), 1);
        Descent turned = Descent.from(id, 0.1, START[3], START[2], START[1], START[0]);
        for (double[] g : GRADIENTS) {
            turned.step(g[3], g[2], g[1], g[0]);
        }

        assertThat(turned.point()).containsExactly(new double[] {walked[3], walked[2], walked[1], walked[0]},
                within(ULPS));
    }

    @ParameterizedTest
    @MethodSource("all")
    void biasesDoNotDecay(String id) {
        for (String decay : List.of("weightDecay", "l2Penalty")) {
            boolean has = Plugins.find().optimizers().get(id).arguments().parameters().stream().map(Parameter::name)
                    .anyMatch(decay::equals);
            if (has) {
                String text = id + "(" + decay + "=";
                assertThat(walked(Descent.ofBias(text + "0.5)", 0.1, START), 1))
                        .containsExactly(walked(Descent.ofBias(text + "0)", 0.1, START), 1));
                assertThat(walked(Descent.from(text + "0.5)", 0.1, START), 1))
                        .isNotEqualTo(walked(Descent.from(text + "0)", 0.1, START), 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itSaysWhereItComesFrom(String id) {
        assertThat(Plugins.find().optimizers().get(id).guide().source()).matches(".+\", (19|20)\\d\\d.*");
    }

    @ParameterizedTest
    @MethodSource("all")
    void allThatIsDeclaredAsStateIsMadeAnew(String id) {
        RuleOptimizer optimizer = Descent.rule(id);
        Axis outputs = Axis.of("o");
        Axis inputs = Axis.of("d");
        ParameterAxes matrix = new ParameterAxes(List.of(outputs, inputs),
                Optional.of(new ParameterAxes.Matrix(outputs, inputs, outputs)));
        for (UpdateInputs leaves : List.of(UpdateInputs.of(inputs), UpdateInputs.of(matrix))) {
            List<String> declared = optimizer.state(leaves.axes()).stream().map(StateTensor::name).toList();
            assertThat(optimizer.rule(leaves).state().keySet()).containsExactlyInAnyOrderElementsOf(declared);
            optimizer.model().ifPresent(model -> assertThat(declared).contains(model));
        }
    }
}
