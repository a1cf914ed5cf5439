// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstLossTest {
    /// 1,000 calls of 100 ns, then 20,000 of 10 ns with a hiccup.
    @Test
    void fullSpeedBeginsWhereCallsStayFast() {
        long[] ends = new long[21_000];
        for (int i = 0; i < ends.length; i++) {
            long took = i < 1000 || i == 5000 ? 100 : 10;
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + took;
        }
        assertThat(FirstLoss.fullSpeed(ends, ends.length)).isEqualTo(1000 * 100 + 10);
    }

    @Test
    void whatIsFastFromTheBeginningIsAtFullSpeedAtOnce() {
        long[] ends = new long[5000];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = 10L * (i + 1);
        }
        assertThat(FirstLoss.fullSpeed(ends, ends.length)).isEqualTo(10);
    }
}
