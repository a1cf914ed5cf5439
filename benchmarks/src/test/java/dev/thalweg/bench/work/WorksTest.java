// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalweg.api.Engine;
import dev.thalweg.bench.entrant.Limits;
import dev.thalweg.bench.entrant.PlainJava;
import dev.thalweg.bench.entrant.Thalweg;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.Pace;
import dev.thalweg.bench.race.Race;
import dev.thalweg.bench.race.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorksTest {
    /// Every body runs once: the race compares values and gradients of all who enter.
    @ParameterizedTest
    @MethodSource("families")
    void everyBodyRunsAndAllAgree(Family family) {
        Work work = family.work(shrunk(family.shapes().getFirst()));
        assumeTrue(isInstalled(work), () -> "the loss '" + family.id() + "' is not installed");
        List<Entrant> entrants = new ArrayList<>(List.of(new Thalweg(Candidate.THALWEG, family.threads()),
                new Thalweg(Candidate.TWIN, 1), new PlainJava()));
        work.limit().ifPresent(limit -> entrants.add(new Limits(limit, family.threads())));
        List<Laps> laps = new Race(work, Pace.ONCE).run(entrants);
        assertThat(laps).extracting(Laps::candidate).contains(Candidate.THALWEG, Candidate.TWIN);
        assertThat(laps).filteredOn(each -> each.candidate().isLimit()).hasSize(work.limit().isPresent() ? 1 : 0);
    }

    static List<Family> families() {
        return Works.all();
    }

    /// The same rank, and no two sizes alike.
    private static int[] shrunk(int... sizes) {
        return IntStream.range(0, sizes.length).map(i -> Math.min(sizes[i], 37 - 3 * i)).toArray();
    }

    private static boolean isInstalled(Work work) {
        try (Engine engine = Engine.open()) {
            return !(work.problem() instanceof LossProblem problem)
                    || engine.plugins().losses().find(problem.id()).isPresent();
        }
    }
}
