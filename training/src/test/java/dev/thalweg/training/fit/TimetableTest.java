// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.BatchSize;
import dev.thalweg.training.FitOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static Timetable of(int rows, BatchSize batch, String schedule) {
        return Timetable.of(FitOptions.defaults().withBatch(batch).withEpochs(3).withLearningRate(0.5), rows,
                Plugins.find().schedule(schedule));
    }

    @Test
    void theLastStepOfAnEpochTakesWhatIsLeft() {
        Timetable timetable = of(10, BatchSize.of(4), "constant");
        assertThat(timetable.stepsPerEpoch()).isEqualTo(3);
        assertThat(timetable.totalSteps()).isEqualTo(9);
        assertThat(IntStream.range(0, 3).map(timetable::from)).containsExactly(0, 4, 8);
        assertThat(IntStream.range(0, 3).map(timetable::count)).containsExactly(4, 4, 2);
    }

    @Test
    void aBatchIsNeverLargerThanTheData() {
        assertThat(of(10, BatchSize.of(64), "constant").batchExamples()).isEqualTo(10);
        assertThat(of(10, BatchSize.full(), "constant").batchExamples()).isEqualTo(10);
        assertThat(of(10, BatchSize.full(), "constant").totalSteps()).isEqualTo(3);
        assertThat(of(12, BatchSize.of(4), "constant").count(2)).isEqualTo(4);
    }

    @Test
    void theScheduleSeesStepsOfTheWholeRun() {
        Timetable timetable = of(10, BatchSize.of(5), "cosine");
        assertThat(timetable.learningRate(0)).isEqualTo(0.5);
        assertThat(timetable.learningRate(3)).isBetween(0.2, 0.3);
        assertThat(timetable.learningRate(5)).isLessThan(0.1);
    }
}
