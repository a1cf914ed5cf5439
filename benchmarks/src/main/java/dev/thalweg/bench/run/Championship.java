// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.report.Row;
import dev.thalweg.bench.report.Rows;
import dev.thalweg.bench.report.Skip;
import dev.thalweg.bench.work.Family;
import dev.thalweg.bench.work.Filter;
import dev.thalweg.bench.work.Item;
import dev.thalweg.bench.work.Works;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sends every work that is wanted to the processes that race it, and gathers the rows.
///
/// Each work gets processes of its own: what a JIT compiler has learned of one would slow the next.
final class Championship {
    private final boolean quick;
    private final boolean peers;
    private final Path home;
    private final PrintStream progress;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Skip> skips = new ArrayList<>();
    private WorkerProcess process;

    /// A championship.
    ///
    /// @param quick whether races are short
    /// @param peers whether the peers take part
    /// @param home the folder of the benchmarks
    /// @param progress where a line a race goes
    Championship(boolean quick, boolean peers, Path home, PrintStream progress) {
        this.quick = quick;
        this.peers = peers;
        this.home = home;
        this.progress = progress;
        this.process = new WorkerProcess(quick, Map.of());
    }

    /// Races.
    void run(Filter filter) throws IOException, InterruptedException {
        learn();
        Map<Family, List<Item>> families = filter.items(Works.all()).stream()
                .collect(Collectors.groupingBy(Item::family, LinkedHashMap::new, Collectors.toList()));
        for (var entry : families.entrySet()) {
            List<String> items = entry.getValue().stream().map(Item::name).toList();
            if (entry.getKey().threads() == 1) {
                race(items);
            } else {
                race(items, entry.getKey().threads());
            }
        }
        if (filter.wants(FirstLosses.ID)) {
            progress.println("racing " + FirstLosses.ID);
            rows.addAll(Rows.of(new FirstLosses(quick).run(), List.of()));
        }
    }

    /// Asks all who take part for their versions, and the BLAS for the processor it believes to be on.
    private void learn() throws IOException, InterruptedException {
        facts.putAll(process.run(Station.own(), 1, List.of()).facts());
        if (peers) {
            Map<String, String> learned = process.run(Station.libtorch(home), 1, List.of()).facts();
            Map<String, String> remedy = BlasCore.remedy(learned);
            if (!remedy.isEmpty()) {
                process = new WorkerProcess(quick, remedy);
                learned = process.run(Station.libtorch(home), 1, List.of()).facts();
                facts.put("peersEnvironment", remedy.toString());
            }
            facts.putAll(learned);
            facts.putAll(process.run(Station.nd4j(home), 1, List.of()).facts());
        }
    }

    private void race(List<String> items) throws IOException, InterruptedException {
        progress.println("racing " + String.join(" ", items));
        WorkerReport main = process.run(peers ? Station.libtorch(home) : Station.own(), 1, items);
        add(main, Rows.of(main.laps(), List.of()));
        if (peers) {
            WorkerReport nd4j = process.run(Station.nd4j(home), 1, items);
            add(nd4j, of(Candidate.ND4J, Rows.of(nd4j.laps(), List.of())));
        }
    }

    /// Pools of native threads go on spinning after a call, on the cores that others need; so they run alone.
    private void race(List<String> items, int threads) throws IOException, InterruptedException {
        progress.println("racing " + String.join(" ", items));
        WorkerReport own = process.run(Station.own().only(Candidate.THALWEG, Candidate.TRIAD), threads, items);
        add(own, Rows.of(own.laps(), List.of()));
        if (peers) {
            List<Laps> reference = own.laps();
            WorkerReport libtorch = process.run(Station.libtorch(home).only(Candidate.LIBTORCH), threads, items);
            add(libtorch, Rows.of(libtorch.laps(), reference));
        }
    }

    private void add(WorkerReport report, List<Row> more) {
        rows.addAll(more);
        report.skips().stream().filter(skip -> !skips.contains(skip)).forEach(skips::add);
    }

    private static List<Row> of(Candidate candidate, List<Row> rows) {
        return rows.stream().filter(row -> row.candidate().equals(candidate.id())).toList();
    }

    Map<String, String> facts() {
        return facts;
    }

    List<Row> rows() {
        return rows;
    }

    List<Skip> skips() {
        return skips;
    }
}
