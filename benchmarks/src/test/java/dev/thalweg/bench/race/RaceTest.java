// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final Work WORK = new Work("adam", "2", 1, null,
            new UpdateProblem(UpdateProblem.Rule.ADAM, new float[2], new float[2]));

    private final List<String> log = new ArrayList<>();

    /// Someone who writes down when it runs.
    private Entrant entrant(Candidate candidate, float... tensor) {
        return new Entrant() {
            @Override
            public Candidate candidate() {
                return candidate;
            }

            @Override
            public Optional<Contestant> enter(Work work) {
                return tensor.length == 0 ? Optional.empty() : Optional.of(new Contestant() {
                    @Override
                    public double run() {
                        log.add(candidate.id());
                        return 0;
                    }

                    @Override
                    public Answer answer() {
                        return new Answer(0, List.of(tensor));
                    }

                    @Override
                    public void close() {
                        log.add("close " + candidate.id());
                    }
                });
            }
        };
    }

    @Test
    void contestantsTakeTurnsAndTheFirstChangesFromRoundToRound() {
        new Race(WORK, new Pace(2, 0, 0)).run(List.of(entrant(Candidate.THALWEG, 1), entrant(Candidate.JAVA, 1)));
        // once to compare, twice to warm up and count, then the rounds
        assertThat(log).containsExactly("thalweg", "java", "thalweg", "thalweg", "java", "java", "thalweg", "java",
                "java", "thalweg", "close thalweg", "close java");
    }

    @Test
    void whoDoesNotOfferTheWorkHasNoLaps() {
        List<Laps> laps = new Race(WORK, Pace.ONCE)
                .run(List.of(entrant(Candidate.THALWEG, 1), entrant(Candidate.ND4J)));
        assertThat(laps).extracting(Laps::candidate).containsExactly(Candidate.THALWEG);
        assertThat(laps.getFirst().nanos()).hasSize(1).doesNotContain(0);
    }

    @Test
    void nobodyIsTimedIfTwoDisagree() {
        assertThatThrownBy(() -> new Race(WORK, Pace.ONCE)
                .run(List.of(entrant(Candidate.THALWEG, 1, 2), entrant(Candidate.LIBTORCH, 1, 2.001f))))
                .isInstanceOf(Disagreement.class)
                .hasMessage("thalweg and libtorch disagree: tensor 0: element 1 is 2.0 and 2.001, the largest 2.0");
        assertThat(log).endsWith("close thalweg", "close libtorch");
    }

    @Test
    void limitsComputeNothingThatCouldBeCompared() {
        assertThat(new Race(WORK, Pace.ONCE).run(List.of(entrant(Candidate.THALWEG, 1), entrant(Candidate.TRIAD, 5))))
                .hasSize(2);
    }
}
