// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.thalweg.bench.entrant.PlainLoss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossBenchmarkTest {
    /// Bodies of benchmarks run once as tests: preparing compares values and gradients.
    @ParameterizedTest
    @EnumSource(PlainLoss.class)
    void theThreeCandidatesAgree(PlainLoss loss) {
        LossBenchmark benchmark = new LossBenchmark();
        benchmark.loss = loss.id();
        benchmark.size = 1000;
        benchmark.prepare();
        try {
            assertThat(benchmark.simd()).isEqualTo(benchmark.scalar()).isCloseTo(benchmark.java(),
                    withPercentage(1e-3));
        } finally {
            benchmark.close();
        }
    }
}
