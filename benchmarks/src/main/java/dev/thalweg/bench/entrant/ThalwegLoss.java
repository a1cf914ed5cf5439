// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.Engine;
import dev.thalweg.api.LossCall;
import dev.thalweg.api.LossFunction;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.LossProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Value and gradients of a loss, through a call prepared once.
final class ThalwegLoss extends OnEngine {
    private final LossCall call;
    private final List<float[]> gradients = new ArrayList<>();
    private double value;

    ThalwegLoss(Engine engine, LossProblem problem) {
        super(engine);
        LossFunction loss = engine.loss(problem.loss());
        Map<String, int[]> shapes = new LinkedHashMap<>();
        problem.inputs().forEach((name, operand) -> shapes.put(name, operand.shape()));
        call = loss.prepare(shapes, problem.gradients());
        call.warmUp(PATIENCE);
        problem.inputs().forEach((name, operand) -> call.input(name, operand.array()));
        for (String name : problem.gradients()) {
            float[] gradient = new float[problem.input(name).length()];
            gradients.add(gradient);
            call.gradient(name, gradient);
        }
    }

    @Override
    public double run() {
        value = call.run();
        return value;
    }

    @Override
    public Answer answer() {
        return new Answer(value, gradients);
    }
}
