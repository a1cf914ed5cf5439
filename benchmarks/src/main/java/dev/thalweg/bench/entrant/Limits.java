// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.UpdateProblem;
import dev.thalweg.bench.race.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// What bounds the others on this machine: moving as many bytes, or as many multiply-adds, and nothing else.
///
/// @param candidate copy, triad, fma or products
/// @param threads how many threads share it: several of them a triad
public record Limits(Candidate candidate, int threads) implements Entrant {
    static final Answer NO_ANSWER = new Answer(Double.NaN, List.of());

    /// On one thread.
    ///
    /// @param candidate copy, triad, fma or products
    public Limits(Candidate candidate) {
        this(candidate, 1);
    }

    @Override
    public Optional<Contestant> enter(Work work) {
        return work.limit().filter(limit -> limit == candidate).map(_ -> contestant(work));
    }

    private Contestant contestant(Work work) {
        if (threads > 1) {
            return new SharedTriad(size(work), threads);
        }
        return work.problem() instanceof MuonProblem problem ? new MuonProducts(problem) : new Bound(loop(work));
    }

    private static int size(Work work) {
        return Math.toIntExact(work.problem().elements());
    }

    private DoubleSupplier loop(Work work) {
        int size = size(work);
        return switch (candidate) {
            case COPY -> copy(new float[size], new float[size]);
            case TRIAD -> work.problem() instanceof UpdateProblem problem ? update(problem.rule().moments(), size)
                    : triad(new float[size], new float[size], new float[size]);
            case FMA -> () -> LimitLoops.multiplyAdds(work.problem().operations());
            case PRODUCTS, THALWEG, TWIN, JAVA, LIBTORCH, ND4J, OPENBLAS ->
                throw new IllegalStateException(candidate.id());
        };
    }

    private static DoubleSupplier copy(float[] from, float[] to) {
        return () -> LimitLoops.copy(from, to);
    }

    private static DoubleSupplier triad(float[] one, float[] other, float[] result) {
        return () -> LimitLoops.triad(one, other, result, 0, result.length);
    }

    private static DoubleSupplier update(int moments, int size) {
        float[] gradient = new float[size];
        float[] one = new float[size];
        float[] two = new float[size];
        if (moments == 1) {
            return () -> LimitLoops.update(gradient, one, two);
        }
        float[] three = new float[size];
        return () -> LimitLoops.update(gradient, one, two, three);
    }

    /// A loop without an answer.
    private record Bound(DoubleSupplier loop) implements Contestant {
        @Override
        public double run() {
            return loop.getAsDouble();
        }

        @Override
        public Answer answer() {
            return NO_ANSWER;
        }
    }
}
