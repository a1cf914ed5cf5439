// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.training.FitOptions.Clipping;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateStepTest {
    private static final double RATE = 0.5;
    private Engine engine;
    private RuleOptimizer sgd;

    @BeforeAll
    void open() {
        engine = Engine.open(EngineOptions.defaults().withBackend("scalar").withType(ElementType.F64));
        sgd = (RuleOptimizer) engine.plugins().optimizer("sgd");
    }

    @AfterAll
    void close() {
        engine.close();
    }

    /// A layer of two inputs and one output: a weight of two entries, a bias of one.
    private ParameterSet parameters(double... gradients) {
        ParameterSet parameters = ParameterSet.initial(Network.of(2, 1, ModelOptions.linear()), sgd, ElementType.F64,
                0);
        int from = 0;
        for (Learned learned : parameters.all()) {
            double[] gradient = (double[]) learned.gradient();
            Arrays.fill((double[]) learned.value(), 1);
            System.arraycopy(gradients, from, gradient, 0, gradient.length);
            from += gradient.length;
        }
        return parameters;
    }

    private void apply(ParameterSet parameters, Clipping clipping) {
        new UpdateStep(engine, new UpdatePrograms(sgd, clipping), parameters, new NanGuard(RATE), 0)
                .apply(Cursor.START, new Mover.Pace(RATE, OptionalDouble.empty()));
    }

    @Test
    void gradientsAreScaledToTheNormOfAll() {
        ParameterSet parameters = parameters(2, 3, 6);

        apply(parameters, new Clipping(0, 1));

        // the norm is 7, so every gradient is divided by 7, but for the epsilon of 1e-6 beside the norm
        assertThat((double[]) parameters.all().get(1).value()).satisfies(
                bias -> assertThat(bias[0]).isCloseTo(1 - RATE * 6 / 7, within(1e-6)));
    }

    @Test
    void clippingNamesTheGradientThatIsNotANumber() {
        for (Clipping clipping : new Clipping[] {new Clipping(0, 1), new Clipping(1, 0), new Clipping(1, 1),
            new Clipping(0, 0)}) {
            assertThatThrownBy(() -> apply(parameters(2, 3, Double.NaN), clipping)).as("%s", clipping)
                    .isInstanceOfSatisfying(ThalwegException.class, e -> assertThat(e.headline())
                            .startsWith("error[TH-L094]: the gradient of 'layer1.bias' became NaN in step 1 "));
        }
    }

    @Test
    void clippingNamesTheGradientThatIsInfinite() {
        assertThatThrownBy(() -> apply(parameters(2, 3, Double.NEGATIVE_INFINITY), new Clipping(0, 1)))
                .hasMessageStartingWith("the gradient of 'layer1.bias' became Infinity in step 1 ");
    }

    /// The sum that tells is infinite then.
    @Test
    void veryLargeNumbersAreFinite() {
        ParameterSet parameters = parameters(Double.MAX_VALUE, Double.MAX_VALUE, -1);

        apply(parameters, new Clipping(1, 0));

        assertThat((double[]) parameters.all().getFirst().value()).containsExactly(1 - RATE, 1 - RATE);
    }

    @Test
    void anUpdateThatIsTooLargeNamesItsParameter() {
        ParameterSet parameters = parameters(2, 3, 1);
        ((double[]) parameters.all().getFirst().value())[1] = Double.NEGATIVE_INFINITY;

        assertThatThrownBy(() -> apply(parameters, new Clipping(0, 0)))
                .hasMessageStartingWith("parameter 'layer1.weight' became Infinity in step 1 ");
    }
}
