// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets candidates do one work in turns, in one process.
///
/// Whatever slows the machine for a while slows neighbours in a round alike; hence ratios are taken round by round. Who begins a
/// round changes, so that nobody always finds the caches as the same other one left them.
public final class Race {
    private final Work work;
    private final Pace pace;

    /// A race.
    ///
    /// @param work what is done
    /// @param pace for how long
    public Race(Work work, Pace pace) {
        this.work = work;
        this.pace = pace;
    }

    /// Checks that all agree, then times them.
    ///
    /// @param entrants who is asked; the first who enters is held against the others
    /// @return laps of those who entered
    /// @throws Disagreement if two compute different things
    public List<Laps> run(List<Entrant> entrants) {
        List<Entrant> present = new ArrayList<>();
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (Entrant entrant : entrants) {
                Optional<Contestant> contestant = entrant.enter(work);
                contestant.ifPresent(c -> {
                    present.add(entrant);
                    contestants.add(c);
                });
            }
            check(present, contestants);
            return time(present, contestants);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /// Every contestant runs once, from the same beginning.
    private void check(List<Entrant> entrants, List<Contestant> contestants) {
        contestants.forEach(Contestant::run);
        Answer reference = contestants.getFirst().answer();
        for (int i = 1; i < contestants.size(); i++) {
            Contestant other = contestants.get(i);
            String difference = entrants.get(i).candidate().isLimit() ? ""
                    : reference.difference(other.answer(), other.valueTolerance());
            if (!difference.isEmpty()) {
                throw new Disagreement(entrants.getFirst().candidate().id() + " and "
                        + entrants.get(i).candidate().id() + " disagree: " + difference);
            }
        }
    }

    private List<Laps> time(List<Entrant> entrants, List<Contestant> contestants) {
        List<Turn> turns = contestants.stream().map(contestant -> new Turn(contestant, pace.rounds())).toList();
        turns.forEach(turn -> turn.warmUp(pace));
        for (int round = 0; round < pace.rounds(); round++) {
            for (int i = 0; i < turns.size(); i++) {
                turns.get((round + i) % turns.size()).run(round);
            }
        }
        List<Laps> laps = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            laps.add(new Laps(work.id(), work.shape(), work.problem().elements(), entrants.get(i).threads(),
                    work.threads(), entrants.get(i).candidate(), turns.get(i).nanos(), turns.get(i).bytesPerCall(),
                    contestants.get(i).caveat()));
        }
        return laps;
    }
}
