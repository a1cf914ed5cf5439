// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.nd4j;

import com.google.auto.service.AutoService;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.PeerThreads;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import dev.thalweg.bench.race.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/// ND4J's native backend, in its build for AVX2. Its number of threads is an environment variable of the process.
@AutoService(Entrant.class)
public final class Nd4jEntrant implements Entrant {

    /// For the service loader.
    public Nd4jEntrant() {
    }

    @Override
    public Candidate candidate() {
        return Candidate.ND4J;
    }

    @Override
    public int threads() {
        return PeerThreads.count();
    }

    @Override
    public Optional<Contestant> enter(Work work) {
        return switch (work.problem()) {
            case LossProblem problem -> Nd4jLoss.of(problem);
            case UpdateProblem problem -> Optional.of(new Nd4jAdam(problem));
            case ProductProblem problem -> Optional.of(new Nd4jProduct(problem));
            case StepProblem _ -> Optional.empty();
        };
    }

    @Override
    public Map<String, String> facts() {
        try {
            return Map.of("nd4j", Loader.getVersion("org.nd4j", "nd4j-native"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
