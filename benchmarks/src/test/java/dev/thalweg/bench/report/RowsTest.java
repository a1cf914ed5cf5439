// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Laps;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static Laps laps(Candidate candidate, int threads, String caveat, double... nanos) {
        return new Laps("mse", "128", 128, threads, 1, candidate, nanos, 0, caveat);
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        // the medians' ratio would be 5: the machine was slow in the second and third round for both
        List<Row> rows = Rows.of(List.of(laps(Candidate.THALWEG, 1, "", 1, 10, 10),
                laps(Candidate.LIBTORCH, 1, "", 4, 40, 50)), List.of());
        assertThat(rows).extracting(Row::ratio).containsExactly(new Ratio(1, 1, 1), new Ratio(4, 4, 4.8));
    }

    @Test
    void theLimitIsAFractionOfEveryonesTime() {
        List<Row> rows = Rows.of(List.of(laps(Candidate.THALWEG, 1, "", 10), laps(Candidate.JAVA, 1, "", 40),
                laps(Candidate.TRIAD, 1, "", 8)), List.of());
        assertThat(rows).extracting(Row::limitFraction).containsExactly(0.8, 0.2, 1.0);
    }

    @Test
    void theLimitIsThatOfAsManyThreads() {
        List<Row> rows = Rows.of(List.of(laps(Candidate.THALWEG, 2, "", 5), laps(Candidate.THALWEG, 1, "", 10),
                laps(Candidate.TRIAD, 2, "", 4), laps(Candidate.TRIAD, 1, "", 9)), List.of());
        assertThat(rows).extracting(Row::limitFraction).containsExactly(0.8, 0.9, 1.0, 1.0);
    }

    @Test
    void aCaveatTakesTheRatioAway() {
        List<Row> rows = Rows.of(List.of(laps(Candidate.THALWEG, 1, "", 10),
                laps(Candidate.OPENBLAS, 1, "a narrow BLAS", 40)), List.of());
        assertThat(rows.getLast().ratio()).isNull();
        assertThat(rows.getLast().note()).isEqualTo("a narrow BLAS");
        assertThat(rows.getLast().medianNs()).isEqualTo(40);
    }

    @Test
    void whoRanAloneIsHeldAgainstAnotherProcess() {
        List<Row> rows = Rows.of(List.of(laps(Candidate.LIBTORCH, 1, "", 30)),
                List.of(laps(Candidate.THALWEG, 1, "", 10)));
        assertThat(rows.getFirst().ratio()).isEqualTo(new Ratio(3, 3, 3));
    }
}
