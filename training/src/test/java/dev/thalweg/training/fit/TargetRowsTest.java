// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import org.junit.jupiter.api.Test;

class TargetRowsTest {
    private static final int[] ORDER = {3, 0, 2, 1};
    private static final int[] LABELS = {0, 2, 1, 2};

    @Test
    void labelsAreGatheredInTheOrderOfTheBatch() {
        var rows = new TargetRows.Labels(LABELS);
        int[] into = (int[]) rows.newArray(2);
        rows.gather(ORDER, 1, 2, into);
        assertThat(into).containsExactly(0, 1);
    }

    @Test
    void aClassIsAOneAmongZeros() {
        var rows = new TargetRows.OneHot(LABELS, 3, ElementType.F32);
        float[] into = (float[]) rows.newArray(2);
        java.util.Arrays.fill(into, 9);
        rows.gather(ORDER, 0, 2, into);
        assertThat(into).containsExactly(0, 0, 1, 1, 0, 0);
        double[] wide = (double[]) new TargetRows.OneHot(LABELS, 3, ElementType.F64).newArray(1);
        new TargetRows.OneHot(LABELS, 3, ElementType.F64).gather(ORDER, 2, 1, wide);
        assertThat(wide).containsExactly(0, 1, 0);
    }
}
