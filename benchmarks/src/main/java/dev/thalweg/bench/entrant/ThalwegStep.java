// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.Engine;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.training.FitOptions.Penalties;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.model.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// A training step by the two programs that training runs: value and gradients, then the updates.
///
/// They are not exported; benchmarks sit on the class path, where that does not matter.
final class ThalwegStep extends OnEngine {
    private final ProgramCall call;
    private final Updates updates;
    private final List<float[]> gradients = new ArrayList<>();

    ThalwegStep(Engine engine, StepProblem problem) {
        super(engine);
        Network network = Network.of(problem.features(), problem.classes(),
                ModelOptions.linear().withHidden(List.of(problem.hidden())));
        Objective objective = new Objective(network, LossForm.of(engine.plugins().loss("cross-entropy")),
                Penalties.NONE);
        call = warm(engine, objective.training()).newCall();
        updates = Updates.guarded(engine, "adam", StepProblem.LEARNING_RATE);
        objective.hypers().forEach(call::scalar);
        call.size(Network.ROWS, problem.batch());
        network.layers().forEach(layer -> call.size(layer.from(), layer.inputs()).size(layer.to(), layer.outputs()));
        call.bind(Network.INPUTS, problem.inputs()).bind(Objective.TARGETS, problem.labels());
        for (ParameterSpec spec : network.parameters()) {
            bind(spec, initial(spec, problem));
        }
    }

    private static float[] initial(ParameterSpec spec, StepProblem problem) {
        return switch (spec.role()) {
            case BIAS -> new float[spec.entries()];
            case WEIGHT -> (spec.shape().getFirst() == problem.features() ? problem.weights1() : problem.weights2())
                    .clone();
        };
    }

    private void bind(ParameterSpec spec, float[] values) {
        float[] gradient = new float[values.length];
        call.bind(spec.name(), values).bind(Objective.gradientName(spec), gradient);
        updates.add(values, gradient);
        gradients.add(gradient);
    }

    @Override
    public double run() {
        call.run();
        updates.run();
        return call.value(Objective.VALUE);
    }

    @Override
    public Answer answer() {
        return new Answer(call.value(Objective.VALUE), gradients);
    }
}
