// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Row row(String work, int threads, String candidate, double nanos, Ratio ratio, Double limit,
            String note) {
        return new Row(work, "1000", 1000, "f32", threads, candidate, nanos, 9, 0, ratio, limit, note);
    }

    @Test
    void aLineHoldsAWorkAndAColumnARival() {
        assertThat(Table.lines(List.of(row("mse", 1, "thalweg", 80, new Ratio(1, 1, 1), 0.9, ""),
                row("mse", 1, "triad", 72, new Ratio(0.9, 0.9, 0.9), 1.0, ""),
                row("mse", 1, "libtorch", 800, new Ratio(10, 9.5, 123.4), 0.09, "")))).containsExactly(
                        "| work | shape | threads | Thalweg | an element | of the limit  | B/call | libtorch ÷ Thalweg |",
                        "|------|-------|---------|---------|------------|---------------|--------|--------------------|",
                        "| mse  | 1000  | 1       | 80.0 ns | 0.080 ns   | 90 % of triad | 0      | 10.0 (9.50–123)    |");
    }

    @Test
    void withTwoThreadsOneThreadIsTheRival() {
        List<String> lines = Table.lines(List.of(row("mse-two-threads", 2, "thalweg", 80, new Ratio(1, 1, 1), null, ""),
                row("mse-two-threads", 1, "thalweg", 136, new Ratio(1.7, 1.6, 1.8), null, "")));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).contains("1 thread ÷ Thalweg");
        assertThat(lines.getLast()).contains("1.70 (1.60–1.80)");
    }

    @Test
    void whereThereIsNoRatioTheReasonStands() {
        assertThat(Table.lines(List.of(row("product", 1, "thalweg", 2e6, new Ratio(1, 1, 1), null, ""),
                row("product", 1, "openblas", 4e6, null, null, "a narrow BLAS"))).getLast())
                .contains("2.00 ms", "no ratio: a narrow BLAS");
    }
}
