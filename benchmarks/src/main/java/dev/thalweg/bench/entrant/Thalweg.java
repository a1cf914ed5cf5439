// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import dev.thalweg.bench.race.Work;
import java.util.Map;
import java.util.Optional;

/// The product itself: its vector kernels, or their scalar twins.
///
/// Each contestant has an engine of its own, so that no kernel is shared and closing is simple.
///
/// @param candidate [Candidate#THALWEG] or [Candidate#TWIN]
/// @param threads the threads of the engine
public record Thalweg(Candidate candidate, int threads) implements Entrant {
    /// A matrix product of scalars beyond this takes seconds a call, which tells nobody anything.
    private static final long MOST_SCALAR_OPERATIONS = 1L << 30;

    @Override
    public Optional<Contestant> enter(Work work) {
        if (isTwin() && work.problem().operations() > MOST_SCALAR_OPERATIONS) {
            return Optional.empty();
        }
        Engine engine = engine(isTwin() ? "scalar" : "simd", threads);
        return Optional.of(switch (work.problem()) {
            case LossProblem problem -> new ThalwegLoss(engine, problem);
            case UpdateProblem problem -> new ThalwegUpdate(engine, problem);
            case MuonProblem problem -> new ThalwegUpdate(engine, problem);
            case ProductProblem problem -> new ThalwegProduct(engine, problem);
            case StepProblem problem -> new ThalwegStep(engine, problem);
        });
    }

    static Engine engine(String backend, int threads) {
        return Engine.open(EngineOptions.defaults().withBackend(backend).withThreads(threads));
    }

    private boolean isTwin() {
        return candidate == Candidate.TWIN;
    }

    @Override
    public Map<String, String> facts() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            return isTwin() ? Map.of() : Map.of("thalweg", engine.backend().description());
        }
    }
}
