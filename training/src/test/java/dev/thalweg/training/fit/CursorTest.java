// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void stepsAndEpochsAreCounted() {
        Cursor after = Cursor.START.afterStep(2.0, 3).afterStep(6.0, 1);
        assertThat(after).isEqualTo(new Cursor(0, 2, 2, 12.0, 4));
        assertThat(after.meanLoss()).as("weighted by rows").isEqualTo(3.0);
        assertThat(after.afterEpoch()).isEqualTo(new Cursor(1, 0, 2, 0, 0));
    }

    @Test
    void checkpointsAreNamedByWhatIsDone() {
        assertThat(new Cursor(7, 0, 700, 0, 0).checkpointName()).isEqualTo("epoch-0007");
        assertThat(new Cursor(7, 12, 712, 0, 0).checkpointName()).isEqualTo("epoch-0008-step-12");
        assertThat(Cursor.START.checkpointName()).isEqualTo("epoch-0001-step-0");
        assertThat(new Cursor(12345, 0, 1, 0, 0).checkpointName()).isEqualTo("epoch-12345");
    }
}
