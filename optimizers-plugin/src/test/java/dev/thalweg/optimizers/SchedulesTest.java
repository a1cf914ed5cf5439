// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.registry.Plugins;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final Plugins PLUGINS = Plugins.find();
    private static final double ULPS = 1e-15;

    /// Rates of the first steps of a run of 8 steps, 2 an epoch, whose base rate is 1.
    private static double[] rates(String text, int steps) {
        SchedulePlugin schedule = PLUGINS.schedule(text);
        ScheduleRun run = new ScheduleRun(1, 8, 2);
        return LongStream.range(0, steps).mapToDouble(step -> schedule.rate(step, run)).toArray();
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
