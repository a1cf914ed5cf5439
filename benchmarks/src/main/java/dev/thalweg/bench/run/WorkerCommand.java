// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Disagreement;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.race.Pace;
import dev.thalweg.bench.race.Race;
import dev.thalweg.bench.report.Skip;
import dev.thalweg.bench.work.Filter;
import dev.thalweg.bench.work.Item;
import dev.thalweg.bench.work.Works;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Races some works in this process; started by the command that people call.
@Command(name = "worker", hidden = true)
final class WorkerCommand implements Callable<Integer> {
    private static final String UNKNOWN_LOSS = "TH-L001";

    @Option(names = "--out", required = true)
    Path out = Path.of("");

    @Option(names = "--quick")
    boolean quick;

    @Option(names = "--candidates", split = ",")
    Set<Candidate> candidates = EnumSet.allOf(Candidate.class);

    @Parameters
    List<String> names = List.of();

    private final List<Laps> laps = new ArrayList<>();
    private final List<Skip> skips = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (!names.isEmpty()) {
            new Filter(names).items(Works.all()).forEach(this::race);
        }
        Map<String, String> facts = new TreeMap<>();
        Crew.of(candidates, 1).forEach(entrant -> facts.putAll(entrant.facts()));
        new WorkerReport(facts, laps, skips).write(out);
        return 0;
    }

    private void race(Item item) {
        List<Entrant> crew = Crew.of(candidates, item.family().threads());
        try {
            laps.addAll(new Race(item.work(), quick ? Pace.QUICK : Pace.FULL).run(crew));
        } catch (ThalwegException reason) {
            boolean missing = reason.id().equals(UNKNOWN_LOSS);
            skip(item, missing ? "the loss is not installed" : String.valueOf(reason.getMessage()), !missing);
        } catch (Disagreement reason) {
            skip(item, String.valueOf(reason.getMessage()), true);
        }
    }

    private void skip(Item item, String why, boolean failed) {
        skips.add(new Skip(item.family().id(), item.shape(), why, failed));
    }
}
