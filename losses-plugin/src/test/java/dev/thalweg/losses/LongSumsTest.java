// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.LossCall;
import dev.thalweg.api.LossFunction;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.LossCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sums of 16 million values in single precision, against the same values added in `double`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongSumsTest {
    private static final int ELEMENTS = 1 << 24;
    /// Numbers repeat after so many: no multiple of lanes or chunks, so that every lane sees every number.
    private static final int PERIOD = 10_007;
    /// A lane adds 256 numbers in single precision before it goes on in double: 256 roundings of at most 6e-8, which average out.
    private static final double TOLERANCE = 5e-8;

    private final float[] predictions = new float[ELEMENTS];
    private final float[] targets = new float[ELEMENTS];
    private Engine engine;

    @BeforeAll
    void open() {
        engine = Engine.open(EngineOptions.defaults());
    }

    @AfterAll
    void close() {
        engine.close();
    }

    static Stream<LossPlugin> elementwise() {
        // of percentages a few outweigh all others, those of targets near 0, and roundings do not average out
        return Plugins.find().losses().all().stream().filter(ElementwiseLoss.class::isInstance)
                .filter(loss -> !loss.id().equals("mape"));
    }

    private static void fill(float[] array, double[] numbers) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) numbers[i % PERIOD];
        }
    }

    private double sum(LossFunction loss, int elements) {
        LossCall call = loss.prepare(Map.of(LossInput.PREDICTION, new int[] {elements}, LossInput.TARGET,
                new int[] {elements}), LossReduction.SUM, List.of());
        return call.input(LossInput.PREDICTION, predictions).input(LossInput.TARGET, targets).run();
    }

    private float[] values(LossFunction loss) {
        float[] values = new float[PERIOD];
        loss.prepare(Map.of(LossInput.PREDICTION, new int[] {PERIOD}, LossInput.TARGET, new int[] {PERIOD}),
                LossReduction.NONE, List.of()).input(LossInput.PREDICTION, predictions)
                .input(LossInput.TARGET, targets).values(values).run();
        return values;
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void aLongSumKeepsItsDigits(LossPlugin plugin) {
        LossFunction loss = engine.loss(LossSum.of(plugin));
        LossCase drawn = LossCase.drawn(plugin, PERIOD, 1);
        fill(predictions, drawn.numbers(LossInput.PREDICTION));
        fill(targets, drawn.numbers(LossInput.TARGET));

        float[] values = values(loss);
        double expected = 0;
        double size = 0;
        for (int i = 0; i < PERIOD; i++) {
            int times = ELEMENTS / PERIOD + (i < ELEMENTS % PERIOD ? 1 : 0);
            expected += times * (double) values[i];
            size += times * Math.abs((double) values[i]);
        }
        assertThat(sum(loss, ELEMENTS)).isCloseTo(expected, within(TOLERANCE * size));
    }
}
