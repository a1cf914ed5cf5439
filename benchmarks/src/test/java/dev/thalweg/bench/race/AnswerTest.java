// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Answer ANSWER = new Answer(2, List.of(new float[] {1, 0}));

    private static String difference(Answer other) {
        return ANSWER.difference(other, Answer.TOLERANCE);
    }

    @Test
    void smallElementsAreComparedOnTheScaleOfTheLargest() {
        assertThat(difference(new Answer(2, List.of(new float[] {1, 1e-5f})))).isEmpty();
        assertThat(difference(new Answer(2, List.of(new float[] {1, 1e-3f})))).contains("element 1");
    }

    @Test
    void valuesAreComparedToo() {
        assertThat(difference(new Answer(2.1, ANSWER.tensors()))).isEqualTo("values 2.0 and 2.1");
        assertThat(difference(new Answer(Double.NaN, ANSWER.tensors()))).isEqualTo("values 2.0 and NaN");
    }

    @Test
    void aCarelessSumIsForgivenIfItIsSaidToBeOne() {
        assertThat(ANSWER.difference(new Answer(2.1, ANSWER.tensors()), 0.06)).isEmpty();
    }

    @Test
    void aNumberIsNotAnswerEnoughForOneThatIsNone() {
        assertThat(difference(new Answer(2, List.of(new float[] {1, Float.NaN})))).contains("NaN");
    }
}
