// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import dev.thalweg.bench.race.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// The loops one would write by hand in Java, where that is a loop and not a project.
public final class PlainJava implements Entrant {
    /// Plain loops over more than this take seconds a call.
    private static final long MOST_OPERATIONS = 1L << 30;

    @Override
    public Candidate candidate() {
        return Candidate.JAVA;
    }

    @Override
    public Optional<Contestant> enter(Work work) {
        return switch (work.problem()) {
            case LossProblem problem -> loss(problem);
            case UpdateProblem problem -> Optional.of(update(problem));
            case MuonProblem _, StepProblem _ -> Optional.empty();
            case ProductProblem problem when problem.operations() <= MOST_OPERATIONS -> Optional.of(product(problem));
            case ProductProblem _ -> Optional.empty();
        };
    }

    private static Optional<Contestant> loss(LossProblem problem) {
        if (problem.id().equals("cross-entropy")) {
            return Optional.of(rows(problem));
        }
        return PlainLoss.find(problem.id()).map(loss -> {
            float[] predictions = problem.input("prediction").floats();
            float[] targets = problem.input("target").floats();
            float[] gradient = new float[predictions.length];
            return new Body(() -> loss.run(predictions, targets, gradient), true, gradient);
        });
    }

    private static Contestant rows(LossProblem problem) {
        float[] logits = problem.input("prediction").floats();
        int[] labels = problem.input("target").ints();
        float[] gradient = new float[logits.length];
        return new Body(() -> PlainRows.crossEntropy(logits, labels, gradient), true, gradient);
    }

    private static Contestant update(UpdateProblem problem) {
        PlainUpdate update = new PlainUpdate(problem);
        return new Body(update::step, false, update.parameters());
    }

    private static Contestant product(ProductProblem problem) {
        float[] product = new float[Math.toIntExact(problem.elements())];
        return new Body(() -> PlainProduct.run(problem, product), false, product);
    }

    /// A loop and what it writes.
    private static final class Body implements Contestant {
        private final DoubleSupplier loop;
        private final boolean hasValue;
        private final float[] result;
        private double value;

        Body(DoubleSupplier loop, boolean hasValue, float[] result) {
            this.loop = loop;
            this.hasValue = hasValue;
            this.result = result;
        }

        @Override
        public double run() {
            value = loop.getAsDouble();
            return value;
        }

        @Override
        public Answer answer() {
            return new Answer(hasValue ? value : 0, List.of(result));
        }
    }
}
