// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.training.FitOptions.Clipping;
import dev.thalweg.training.model.ParameterSpec;
import dev.thalweg.training.model.ParameterView;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// An optimizer, in place, by the program that training runs.
final class Updates {
    private final UpdatePrograms programs;
    private final ParameterView view;
    private final CompiledProgram program;
    private final double learningRate;
    private final List<ProgramCall> calls = new ArrayList<>();
    private int step;

    private Updates(Engine engine, String optimizer, double learningRate, UnaryOperator<Program> change,
            int... sizes) {
        this.programs = new UpdatePrograms((RuleOptimizer) engine.plugins().optimizer(optimizer), Clipping.NONE);
        this.view = ParameterView.of(programs.optimizer(), weight(sizes));
        this.program = OnEngine.warm(engine, change.apply(programs.update(view.inputs())));
        this.learningRate = learningRate;
    }

    private static ParameterSpec weight(int... sizes) {
        return new ParameterSpec("weight", ParameterSpec.Role.WEIGHT,
                IntStream.range(0, sizes.length).mapToObj(i -> Axis.of("axis" + i)).toList(),
                Arrays.stream(sizes).boxed().toList());
    }

    /// As training runs it, for tensors of any sizes: on the way it looks for numbers that are not finite.
    static Updates guarded(Engine engine, String optimizer, double learningRate) {
        return new Updates(engine, optimizer, learningRate, UnaryOperator.identity(), 1);
    }

    /// The optimizer and nothing else, as the others have it.
    static Updates plain(Engine engine, String optimizer, double learningRate, int... sizes) {
        return new Updates(engine, optimizer, learningRate, program -> new Program(program.name(),
                program.outputs().stream().filter(output -> !output.inPlaceOf().isEmpty()).toList()), sizes);
    }

    /// Adds a tensor to those that a step moves.
    void add(float[] parameters, float[] gradient) {
        ProgramCall call = program.newCall();
        programs.hypers().forEach(call::scalar);
        view.sizeOf(call);
        call.size(UpdatePrograms.ENTRIES, parameters.length).scalar(UpdateInputs.LEARNING_RATE, learningRate)
                .bind(UpdateInputs.GRADIENT, gradient);
        bind(call, UpdateInputs.PARAMETER, parameters);
        for (StateTensor state : programs.optimizer().state(view.inputs().axes())) {
            bind(call, state.name(), new float[parameters.length]); // what is kept begins as 0
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
