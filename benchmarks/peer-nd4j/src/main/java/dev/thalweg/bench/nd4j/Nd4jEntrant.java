// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.nd4j;

import com.google.auto.service.AutoService;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.Peer;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.UpdateProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/// ND4J's native backend, in its build for AVX2. Its number of threads is an environment variable of the process.
@AutoService(Entrant.class)
public final class Nd4jEntrant extends Peer {

    /// For the service loader.
    public Nd4jEntrant() {
        super(Candidate.ND4J);
    }

    @Override
    protected Optional<Contestant> loss(LossProblem problem) {
        return Nd4jLoss.of(problem);
    }

    @Override
    protected Optional<Contestant> update(UpdateProblem problem) {
        return problem.rule() == UpdateProblem.Rule.ADAM ? Optional.of(new Nd4jAdam(problem)) : Optional.empty();
    }

    @Override
    protected Optional<Contestant> product(ProductProblem problem) {
        return Optional.of(new Nd4jProduct(problem));
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
