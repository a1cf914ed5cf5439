// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.registry.Plugins;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final Plugins PLUGINS = Plugins.find();
    private static final double ULPS = 1e-15;
    private static final ScheduleRun RUN = new ScheduleRun(1, 8, 2);

    /// Rates of the first steps of a run of 8 steps, 2 an epoch, whose base rate is 1.
    private static double[] rates(String text, int steps) {
        SchedulePlugin schedule = PLUGINS.schedule(text);
        return LongStream.range(0, steps).mapToDouble(step -> schedule.rate(step, RUN)).toArray();
    }

    private static double[] momentum(String text, int steps) {
        SchedulePlugin schedule = PLUGINS.schedule(text);
        return LongStream.range(0, steps).mapToDouble(step -> schedule.momentum(step, RUN).orElseThrow()).toArray();
    }

    @Test
    void constantStaysAfterItsBeginning() {
        assertThat(rates("constant", 3)).containsExactly(1, 1, 1);
        assertThat(rates("constant(factor=0.5, steps=2)", 4)).containsExactly(0.5, 0.5, 1, 1);
    }

    @Test
    void stepFallsAtRegularIntervals() {
        assertThat(rates("step(size=2, gamma=0.5)", 5)).containsExactly(1, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void multiStepFallsAtItsMilestonesInAnyOrder() {
        assertThat(rates("multi-step(milestones=[4, 1], gamma=0.5)", 6)).containsExactly(1, 0.5, 0.5, 0.5, 0.25, 0.25);
        assertThat(rates("multi-step", 2)).containsExactly(1, 1);
    }

    @Test
    void exponentialFallsInEveryStep() {
        assertThat(rates("exponential(gamma=0.5)", 4)).containsExactly(1, 0.5, 0.25, 0.125);
    }

    @Test
    void linearFallsToZeroOverTheRun() {
        assertThat(rates("linear", 10)).containsExactly(1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0, 0);
        assertThat(rates("linear(startFactor=0, endFactor=2, steps=4)", 6)).containsExactly(0, 0.5, 1, 1.5, 2, 2);
    }

    @Test
    void cosineFallsOverTheRun() {
        assertThat(rates("cosine", 9)[0]).isEqualTo(1);
        assertThat(rates("cosine", 9)[4]).isCloseTo(0.5, within(ULPS));
        assertThat(rates("cosine", 9)[8]).isZero();
        assertThat(rates("cosine(minimum=0.5)", 9)[8]).isEqualTo(0.5);
    }

    @Test
    void cosineClimbsAgainAfterItsTime() {
        assertThat(rates("cosine(steps=4)", 9)).containsExactly(new double[] {1, 0.5 + Math.sqrt(0.125), 0.5,
            0.5 - Math.sqrt(0.125), 0, 0.5 - Math.sqrt(0.125), 0.5, 0.5 + Math.sqrt(0.125), 1}, within(ULPS));
    }

    @Test
    void warmUpClimbsFromZero() {
        assertThat(rates("warmup-constant(warmupSteps=4)", 6)).containsExactly(0, 0.25, 0.5, 0.75, 1, 1);
        assertThat(rates("warmup-linear(warmupSteps=4)", 10)).containsExactly(0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0,
                0);
        assertThat(rates("warmup-cosine(warmupSteps=4)", 10)).containsExactly(new double[] {0, 0.25, 0.5, 0.75, 1,
            0.5 + Math.sqrt(0.125), 0.5, 0.5 - Math.sqrt(0.125), 0, 0}, within(ULPS));
    }

    @Test
    void aWarmUpLongerThanTheRunDoesNotDivideByZero() {
        assertThat(rates("warmup-linear(warmupSteps=8)", 9)[8]).isZero();
        assertThat(rates("warmup-cosine(warmupSteps=20)", 9)[8]).isEqualTo(0.4);
    }

    @Test
    void polynomialFallsByAPowerOfWhatIsLeft() {
        assertThat(rates("polynomial(power=2)", 9)).containsExactly(1, 0.765625, 0.5625, 0.390625, 0.25, 0.140625,
                0.0625,
                0.015625, 0);
        assertThat(rates("polynomial(minimum=0.5, steps=2)", 4)).containsExactly(1, 0.75, 0.5, 0.5);
    }

    @Test
    void inverseTimeFalls() {
        assertThat(rates("inverse-time(1)", 4)).containsExactly(new double[] {1, 0.5, 1.0 / 3, 0.25}, within(ULPS));
    }

    @Test
    void inverseSqrtPeaksAtTheEndOfItsWarmUp() {
        assertThat(rates("inverse-sqrt(4)", 16)).startsWith(0.25, 0.5, 0.75, 1).endsWith(0.5);
        assertThat(rates("noam(warmupSteps=4, modelSize=16)", 4)).endsWith(0.125);
    }

    @Test
    void restartsBeginAtTheTop() {
        assertThat(rates("cosine-restarts(first=2, growth=2)", 8)).containsExactly(new double[] {1, 0.5, 1,
            0.5 + Math.sqrt(0.125), 0.5, 0.5 - Math.sqrt(0.125), 1, 0.5 + Math.cos(Math.PI / 8) / 2}, within(ULPS));
    }

    @Test
    void cyclesClimbAndFallWhileTheMomentumDoesTheOpposite() {
        assertThat(rates("cyclic(up=2)", 9)).containsExactly(0, 0.5, 1, 0.5, 0, 0.5, 1, 0.5, 0);
        assertThat(rates("cyclic(up=2, down=1, mode=triangular2)", 7)).containsExactly(0, 0.5, 1, 0, 0.25, 0.5, 0);
        assertThat(rates("cyclic(up=1, mode=exp_range, gamma=0.5)", 4)).containsExactly(0, 0.5, 0, 0.125);
        assertThat(momentum("cyclic(up=2)", 3)).containsExactly(new double[] {0.9, 0.85, 0.8}, within(ULPS));
        assertThat(PLUGINS.schedule("cyclic(cycleMomentum=false)").momentum(0, RUN)).isEmpty();
    }

    @Test
    void oneCycleEndsFarBelowItsBeginning() {
        double[] rates = rates("one-cycle(rise=0.5, shape=linear)", 8);
        assertThat(rates[0]).isEqualTo(0.04);
        assertThat(rates[3]).isEqualTo(1);
        assertThat(rates[7]).isCloseTo(4e-6, within(ULPS));
        assertThat(momentum("one-cycle(rise=0.5)", 8)).startsWith(0.95).contains(0.85, Index.atIndex(3), within(ULPS));
        assertThat(rates("one-cycle(rise=0.375, threePhases=true)", 5)[4]).isCloseTo(0.04, within(ULPS));
    }

    @Test
    void stableDecayFallsWithTheEndOfTheRun() {
        assertThat(rates("wsd(warmupSteps=2, decaySteps=4)", 9)).containsExactly(0, 0.5, 1, 1, 1, 0.75, 0.5, 0.25, 0);
        assertThat(rates("wsd(decayStart=1, decaySteps=4, shape=sqrt)", 6)).containsExactly(1, 1, 0.5,
                1 - Math.sqrt(0.5), 1 - Math.sqrt(0.75), 0);
    }

    @Test
    void plateauFallsWhenTheMetricStalls() {
        ScheduleRun run = new ScheduleRun(1, 100, 1, List.of(5.0, 4.0, 4.0, 4.0, 3.0, Double.NaN, 4.0));
        SchedulePlugin schedule = PLUGINS.schedule("plateau(0.5, patience=1)");

        assertThat(LongStream.range(0, 9).mapToDouble(step -> schedule.rate(step, run)).toArray()).containsExactly(1, 1,
                1, 1, 0.5, 0.5, 0.5, 0.25, 0.25);
        assertThat(schedule.rate(8, new ScheduleRun(1, 100, 1))).as("nothing measured").isEqualTo(1);
    }

    @Test
    void plateauAsksForMoreThanATieAndCoolsDown() {
        List<Double> metrics = List.of(1.0, 2.0, 2.1, 2.2, 2.2, 2.2, 2.2);
        ScheduleRun run = new ScheduleRun(1, 100, 1, metrics);
        SchedulePlugin schedule = PLUGINS
                .schedule("plateau(0.5, patience=0, mode=max, threshold=0.5, thresholdMode=abs, cooldown=2)");

        assertThat(LongStream.range(0, 8).mapToDouble(step -> schedule.rate(step, run)).toArray()).containsExactly(1, 1,
                1, 0.5, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void plateauGoesByTheMetricThatIsAskedFor() {
        assertThat(PLUGINS.schedule("plateau").metric()).contains("loss");
        assertThat(PLUGINS.schedule("warmup(10) then plateau(monitor=ndcg@10)").metric()).contains("ndcg@10");
        assertThat(PLUGINS.schedule("cosine").metric()).isEmpty();
        assertThatThrownBy(() -> PLUGINS.schedule("plateau * plateau(metric=auc)").metric())
                .hasMessage(
                        "the schedules go by loss and by auc; expected one metric for all. Let them go by the same.");
    }

    @Test
    void plateauKnowsOfWhichMetricsMoreIsBetter() {
        ScheduleRun falling = new ScheduleRun(1, 100, 1, List.of(0.9, 0.8, 0.7));

        assertThat(PLUGINS.schedule("plateau(0.5, patience=0)").rate(3, falling)).isEqualTo(1);
        assertThat(PLUGINS.schedule("plateau(0.5, patience=0, metric=accuracy)").rate(3, falling)).isEqualTo(0.25);
        assertThat(PLUGINS.schedule("plateau(0.5, patience=0, metric=accuracy, mode=min)").rate(3, falling))
                .isEqualTo(1);
    }

    @Test
    void schedulesFollowEachOther() {
        assertThat(rates("warmup(2) then cosine(0.5)", 9)).containsExactly(new double[] {0, 0.5, 1,
            0.75 + Math.cos(Math.PI / 6) / 4, 0.875, 0.75, 0.625, 0.75 - Math.cos(Math.PI / 6) / 4, 0.5}, within(ULPS));
        assertThat(rates("constant(0.5, steps=1) then linear(steps=2) then exponential(0.5)", 6)).containsExactly(0.5,
                1,
                0.5, 1, 0.5, 0.25);
        assertThat(rates("exponential(0.5) for 2 steps then step(size=1, gamma=0.1) for 1 epochs then constant", 6))
                .containsExactly(1, 0.5, 1, 0.1, 1, 1);
    }

    @Test
    void schedulesHoldAtTheSameTime() {
        assertThat(rates("warmup(2) * exponential(0.5) * exponential(0.5)", 4)).containsExactly(0, 0.125, 0.0625,
                0.015625);
        assertThat(PLUGINS.schedule("warmup(2) * exponential(0.5) for 4 then plateau").text())
                .isEqualTo("warmup-constant(warmupSteps=2) * exponential(gamma=0.5) for 4 steps then plateau");
    }

    @Test
    void whatOthersFollowNeedsAnEnd() {
        assertThatThrownBy(() -> PLUGINS.schedule("exponential(0.9) then cosine"))
                .hasMessage(
                        "schedule 'exponential(gamma=0.9)' does not say when the next one follows; expected a number"
                                + " of steps. Try 'exponential(gamma=0.9) for 100 steps then …'.");
        assertThatThrownBy(() -> PLUGINS.schedule("warmup(5) and cosine"))
                .hasMessageContaining("column 11: found 'a', expected 'then', 'for', '*' or the end");
        assertThatThrownBy(() -> PLUGINS.schedule("warmup(0.5)")).hasMessageContaining("'warmupSteps' is 0.5");
    }

    @Test
    void epochsCanBeCountedInsteadOfSteps() {
        assertThat(rates("step(size=2, gamma=0.5, unit=epochs)", 6)).containsExactly(1, 1, 1, 1, 0.5, 0.5);
        assertThat(rates("linear(unit=epochs)", 8)).containsExactly(1, 1, 0.75, 0.75, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void namesOfOtherLibrariesAreRead() {
        assertThat(PLUGINS.schedule("cosine-annealing(T_max=10, eta_min=0.01)").text())
                .isEqualTo("cosine(minimum=0.01, steps=10)");
        assertThat(PLUGINS.schedule("step(step_size=5)").text()).isEqualTo("step(size=5)");
    }

    @Test
    void badArgumentsAreRefused() {
        assertThatThrownBy(() -> PLUGINS.schedule("step(size=0)")).hasMessageContaining("a whole number from 1");
        assertThatThrownBy(() -> PLUGINS.schedule("step(size=1.5)")).hasMessageContaining("a whole number from 1");
        assertThatThrownBy(() -> PLUGINS.schedule("multi-step(milestones=[1, x])"))
                .hasMessage(
                        "schedule 'multi-step': parameter 'milestones' is [1, x]; expected numbers in brackets, each a number"
                                + " >= 0. Try milestones=[] (the default).");
        assertThatThrownBy(() -> PLUGINS.schedule("cosin")).hasMessageContaining("Did you mean 'cosine'");
    }
}
