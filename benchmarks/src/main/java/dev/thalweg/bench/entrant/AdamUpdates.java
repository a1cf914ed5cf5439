// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.training.FitOptions.Clipping;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam, in place, by the program that training runs.
final class AdamUpdates {
    private final UpdatePrograms programs;
    private final CompiledProgram program;
    private final double learningRate;
    private final List<ProgramCall> calls = new ArrayList<>();
    private int step;

    private AdamUpdates(Engine engine, double learningRate, UnaryOperator<Program> change) {
        this.programs = new UpdatePrograms((RuleOptimizer) engine.plugins().optimizer("adam"), Clipping.NONE);
        this.program = OnEngine.warm(engine, change.apply(programs.update(UpdateInputs.of(UpdatePrograms.ENTRIES))));
        this.learningRate = learningRate;
    }

    /// As training runs it: on the way it looks for numbers that are not finite.
    static AdamUpdates guarded(Engine engine, double learningRate) {
        return new AdamUpdates(engine, learningRate, UnaryOperator.identity());
    }

    /// The optimizer and nothing else, as the others have it.
    static AdamUpdates plain(Engine engine, double learningRate) {
        return new AdamUpdates(engine, learningRate, program -> new Program(program.name(),
                program.outputs().stream().filter(output -> !output.inPlaceOf().isEmpty()).toList()));
    }

    /// Adds a tensor to those that a step moves.
    void add(float[] parameters, float[] gradient) {
        ProgramCall call = program.newCall();
        programs.hypers().forEach(call::scalar);
        call.size(UpdatePrograms.ENTRIES, parameters.length).scalar(UpdateInputs.LEARNING_RATE, learningRate)
                .bind(UpdateInputs.GRADIENT, gradient);
        bind(call, UpdateInputs.PARAMETER, parameters);
        for (StateTensor state : programs.optimizer().state(UpdateInputs.of(UpdatePrograms.ENTRIES).axes())) {
            bind(call, state.name(), new float[parameters.length]); // Adam's state begins as 0
        }
        calls.add(call);
    }

    private static void bind(ProgramCall call, String name, float[] array) {
        call.bind(name, array).bind(UpdatePrograms.updated(name), array);
    }

    /// Moves all tensors by one step.
    void run() {
        step++;
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).scalar(UpdateInputs.STEP, step).run();
        }
    }
}
