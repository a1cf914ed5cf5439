// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.Engine;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.List;

/// A step of an optimizer over one tensor.
final class ThalwegUpdate extends OnEngine {
    private final float[] parameters;
    private final Updates updates;

    ThalwegUpdate(Engine engine, UpdateProblem problem) {
        super(engine);
        this.parameters = problem.parameters().clone();
        this.updates = Updates.plain(engine, problem.rule().text(), UpdateProblem.LEARNING_RATE,
                problem.parameters().length);
        updates.add(parameters, problem.gradient());
    }

    ThalwegUpdate(Engine engine, MuonProblem problem) {
        super(engine);
        this.parameters = problem.parameters().clone();
        this.updates = Updates.plain(engine, "muon(steps=" + MuonProblem.STEPS + ")", MuonProblem.LEARNING_RATE,
                problem.inputs(), problem.outputs());
        updates.add(parameters, problem.gradient());
    }

    @Override
    public double run() {
        updates.run();
        return parameters[0];
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(parameters));
    }
}
