// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.registry.Plugins;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is put around an optimizer, mostly around plain descent, where a reader can compute it.
class WrappersTest {
    private static final Plugins PLUGINS = Plugins.find();
    private static final double ULPS = 1e-15;

    static Stream<String> all() {
        return PLUGINS.wrappers().all().stream().map(OptimizerWrapper::id);
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachGoesAroundEachOther(String id) {
        String last = id.equals("ema") ? "swa" : "ema";
        String text = "adam with " + id + " with clip-norm(2) with " + last;

        assertThat(PLUGINS.optimizer(text).text()).startsWith("adam with " + id)
                .endsWith("with clip-norm(limit=2) with " + last);
        assertThat(Descent.ofMatrix(text, 0.1, 2, 1, 2, 3, 4).step(1, -1, 2, 0.5).step(1, 1, 1, 1).point()).isNotEmpty()
                .doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachGoesAroundEachOptimizerThatFollowsARule(String id) {
        PLUGINS.optimizers().all().stream().filter(RuleOptimizer.class::isInstance).map(OptimizerPlugin::id)
                .forEach(inside -> assertThat(PLUGINS.optimizer(inside + " with " + id).id()).isEqualTo(inside));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam with ema(0.9) with ema(0.99)", "sgd with lookahead with clip-norm(1) with lookahead"})
    void whatIsKeptIsKeptOnce(String text) {
        assertThatThrownBy(() -> PLUGINS.optimizer(text)).isInstanceOfSatisfying(ThalwegException.class, e -> {
            assertThat(e.id()).isEqualTo("TH-O204");
            assertThat(e).hasMessageContaining("' of each parameter, and so does '");
        });
    }

    @Test
    void whatKeepsNothingMayStandTwice() {
        assertThat(Descent.from("sgd with clip-value(1) with clip-value(2)", 1, 0).step(5).point()).containsExactly(-1);
    }

    @Test
    void noiseHasTheVarianceOfItsStep() {
        double[] noise = Descent.from("sgd with add-noise(4, power=1)", 1, new double[20_000]).step(new double[20_000])
                .step(new double[20_000]).point();

        // the sum of two steps: 4 and 4/2; the mean of 20,000 squares is off by about a hundredth
        assertThat(DoubleStream.of(noise).average().orElseThrow()).isCloseTo(0, within(0.05));
        assertThat(DoubleStream.of(noise).map(x -> x * x).average().orElseThrow()).isCloseTo(6, within(0.3));
        assertThat(noise[0]).isNotEqualTo(noise[1]);
    }

    @Test
    void entriesAreCut() {
        assertThat(Descent.from("sgd with clip-value(2)", 1, 0, 0).step(5, -1).point()).containsExactly(-2, 1);
    }

    @Test
    void aNormIsCut() {
        assertThat(Descent.from("sgd with clip-norm(5)", 1, 0, 0).step(6, 8).point()).containsExactly(-3, -4);
        assertThat(Descent.from("sgd with clip-norm(5)", 1, 0, 0).step(3, 4).point()).containsExactly(-3, -4);
        assertThat(Descent.from("sgd with clip-norm", 1, 0, 0).step(0, 0).point()).containsExactly(0, 0);
    }

    @Test
    void aUnitIsCutToAPartOfItself() {
        // the first unit has norm 5, so its gradient of norm 10 comes to 1; the other's is short enough
        assertThat(Descent.ofMatrix("sgd with adaptive-clip(0.2)", 1, 2, 3, 4, 30, 40).step(6, 8, 1, 0).point())
                .containsExactly(new double[] {2.4, 3.2, 29, 40}, within(ULPS * 4));
        assertThat(Descent.from("sgd with agc(0.2)", 1, 0, 0).step(3, 4).point())
                .containsExactly(new double[] {-0.2e-3 * 0.6, -0.2e-3 * 0.8}, within(ULPS));
    }

    @Test
    void theMeanOfAUnitIsTakenOff() {
        assertThat(Descent.ofMatrix("sgd with centralize", 1, 2, 0, 0, 0, 0).step(1, 3, 5, 5).point())
                .containsExactly(1, -1, 0, 0);
        assertThat(Descent.from("sgd with centralize", 1, 0, 0).step(1, 3).point()).containsExactly(-1, -3);
    }

    @Test
    void gradientsAreGathered() {
        Descent gathered = Descent.from("adam with accumulate(2)", 0.1, 1).step(1).step(3);
        Descent mean = Descent.from("adam", 0.1, 1).step(2);
        assertThat(gathered.point()).containsExactly(mean.point());

        assertThat(gathered.step(5).point()).as("in between nothing moves").containsExactly(mean.point());
        assertThat(gathered.step(1).point()).containsExactly(mean.step(3).point());
    }

    @Test
    void theModelIsARunningMean() {
        Descent descent = Descent.from("sgd with ema(0.5, warmup=false)", 1, 0).step(-4).step(-4);

        assertThat(descent.point()).containsExactly(8);
        assertThat(descent.model()).containsExactly(0.5 * 0.5 * 4 + 0.5 * 8);
        assertThat(Descent.from("sgd with ema", 1, 0).step(-11).model()).as("at first 2/11 are kept")
                .containsExactly(new double[] {9}, within(ULPS * 10));
    }

    @Test
    void theModelIsAMeanSinceSomeStep() {
        Descent descent = Descent.from("sgd with swa(1)", 1, 0).step(-1).step(-1).step(-1);

        assertThat(descent.model()).as("the mean of 2 and 3").containsExactly(2.5);
        assertThat(Descent.from("sgd with swa(10)", 1, 0).step(-1).step(-1).model()).containsExactly(2);
    }

    @Test
    void slowWeightsFollow() {
        Descent descent = Descent.from("sgd with lookahead(2)", 1, 0).step(-1);
        assertThat(descent.point()).containsExactly(1);
        assertThat(descent.model()).containsExactly(0);

        assertThat(descent.step(-1).point()).containsExactly(1);
        assertThat(descent.model()).containsExactly(1);
    }

    @Test
    void smallWeightsBecomeZero() {
        assertThat(Descent.from("sgd with l1(2)", 0.5, 3, -0.5, -3).step(0, 0, 0).point()).containsExactly(2, -0.0, -2);
        assertThat(Descent.from("sgd with elastic-net(2, l2=2)", 0.5, 3, 0.5, -3).step(0, 0, 0).point())
                .containsExactly(1, 0, -1);
        assertThat(Descent.ofBias("sgd with l1(2)", 0.5, 3).step(0).point()).containsExactly(3);
    }

    @Test
    void theWeightsOfAnOutputBecomeZeroTogether() {
        double root = Math.sqrt(2);
        double[] point = Descent.ofMatrix("sgd with group-lasso(1)", 1, 2, 3, 4, 0.6, 0.8).step(0, 0, 0, 0).point();

        assertThat(point).containsExactly(new double[] {3 - 0.6 * root, 4 - 0.8 * root, 0, 0}, within(ULPS * 4));
    }

    @Test
    void theNormOfAnOutputIsBounded() {
        assertThat(Descent.ofMatrix("sgd with max-norm(5)", 1, 2, 6, 8, 3, 4).step(0, 0, 0, 0).point())
                .containsExactly(3, 4, 3, 4);
    }

    @Test
    void whatIsAroundIsCheckedLikeAnythingElse() {
        assertThatThrownBy(() -> PLUGINS.optimizer("adam with clipnorm(1)"))
                .hasMessageStartingWith("unknown wrapper 'clipnorm' at column 11.").hasMessageContaining("'clip-norm'");
        assertThatThrownBy(() -> PLUGINS.optimizer("adam with ema(2)")).hasMessageContaining("'decay' is 2");
        assertThatThrownBy(() -> PLUGINS.optimizer("adam and ema"))
                .hasMessageContaining("found 'a', expected 'with' or the end");
        assertThatThrownBy(() -> PLUGINS.optimizer("lbfgs with ema"))
                .hasMessageStartingWith("optimizer 'lbfgs' chooses its steps itself");
    }
}
