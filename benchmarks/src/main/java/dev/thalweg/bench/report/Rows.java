// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.race.Quantile;
import java.util.List;
import java.util.Optional;

/// Makes rows of laps: ratios and fractions, each taken round by round.
public final class Rows {
    private Rows() {
    }

    /// The rows of one process.
    ///
    /// @param laps what its candidates needed
    /// @param elsewhere laps of another process, for candidates that must run alone
    /// @return a row a candidate
    public static List<Row> of(List<Laps> laps, List<Laps> elsewhere) {
        return laps.stream().map(each -> row(each, laps, elsewhere)).toList();
    }

    private static Row row(Laps laps, List<Laps> process, List<Laps> elsewhere) {
        Ratio ratio = laps.caveat().isEmpty()
                ? reference(laps, process).or(() -> reference(laps, elsewhere))
                        .map(reference -> Ratio.of(laps.over(reference))).orElse(null)
                : null;
        Double fraction = process.stream()
                .filter(other -> other.candidate().isLimit() && other.sameWork(laps)
                        && other.threads() == laps.threads())
                .findFirst().map(limit -> Quantile.of(limit.over(laps), 0.5)).orElse(null);
        return new Row(laps.work(), laps.shape(), laps.size(), "f32", laps.threads(), laps.candidate().id(),
                laps.median(), laps.nanos().length, laps.bytesPerCall(), ratio, fraction, laps.caveat());
    }

    private static Optional<Laps> reference(Laps laps, List<Laps> among) {
        return among.stream().filter(other -> other.isReference() && other.sameWork(laps)).findFirst();
    }
}
