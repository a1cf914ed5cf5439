// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductBenchmarkTest {
    /// Bodies of benchmarks run once as tests: preparing compares the three candidates.
    @ParameterizedTest
    @ValueSource(strings = {"30x20x40", "30x20x40l", "30x20x40r"})
    void theThreeCandidatesAgree(String shape) {
        ProductBenchmark benchmark = new ProductBenchmark();
        benchmark.shape = shape;
        benchmark.prepare();
        assertThat(benchmark.vector().clone()).isEqualTo(benchmark.scalar()).hasSize(600);
    }
}
