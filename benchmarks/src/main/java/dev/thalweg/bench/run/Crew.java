// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.entrant.Limits;
import dev.thalweg.bench.entrant.PlainJava;
import dev.thalweg.bench.entrant.Thalweg;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Entrant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/// Everyone who can race in this process: our own, and the peers on its class path.
final class Crew {
    private Crew() {
    }

    /// Those of some names; Thalweg comes first, because the others are held against it.
    ///
    /// @param wanted candidates
    /// @param threads how many threads the race is about
    static List<Entrant> of(Set<Candidate> wanted, int threads) {
        List<Entrant> all = new ArrayList<>(own(threads));
        ServiceLoader.load(Entrant.class).forEach(all::add);
        return all.stream().filter(entrant -> wanted.contains(entrant.candidate()))
                .sorted(Comparator.comparing(Entrant::candidate)).toList();
    }

    /// With several threads, the question is what they gain over one, and what a loop that only moves as many bytes gains.
    private static List<Entrant> own(int threads) {
        Entrant reference = new Thalweg(Candidate.THALWEG, threads);
        return threads > 1
                ? List.of(reference, new Thalweg(Candidate.THALWEG, 1), new Limits(Candidate.TRIAD, threads),
                        new Limits(Candidate.TRIAD))
                : List.of(reference, new Thalweg(Candidate.TWIN, 1), new PlainJava(), new Limits(Candidate.COPY),
                        new Limits(Candidate.TRIAD), new Limits(Candidate.FMA),
                        new Limits(Candidate.PRODUCTS));
    }
}
