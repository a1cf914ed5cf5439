// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.Engine;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.optimizer.ClipByGlobalNorm;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.training.model.ParameterSpec;
import dev.thalweg.training.model.UpdatePrograms;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/// Lets the optimizer move every parameter, in place: one program for all of them, a call bound once for each.
final class UpdateStep {
    private final UpdatePrograms programs;
    private final List<ProgramCall> updates;
    private final List<ProgramCall> squares;
    private final double[] parts;
    private final List<ParameterSpec> specs;
    private final NanGuard guard;

    UpdateStep(Engine engine, UpdatePrograms programs, ParameterSet parameters, NanGuard guard) {
        this.programs = programs;
        this.guard = guard;
        this.specs = parameters.all().stream().map(Learned::spec).toList();
        var update = engine.compile(programs.update());
        this.updates = parameters.all().stream().map(learned -> boundUpdate(update.newCall(), learned)).toList();
        if (programs.clipping().norm() > 0) {
            var sum = engine.compile(programs.squares());
            this.squares = parameters.all().stream().map(learned -> bound(sum.newCall(), learned)).toList();
        } else {
            this.squares = List.of();
        }
        this.parts = new double[squares.size()];
    }

    private ProgramCall boundUpdate(ProgramCall call, Learned learned) {
        bound(call, learned).bind(UpdatePrograms.PARAMETER, learned.value())
                .bind(UpdatePrograms.updated(UpdatePrograms.PARAMETER), learned.value());
        learned.state().forEach((name, array) -> call.bind(name, array).bind(UpdatePrograms.updated(name), array));
        return call;
    }

    private ProgramCall bound(ProgramCall call, Learned learned) {
        programs.hypers().forEach(call::scalar);
        return call.bind(UpdatePrograms.GRADIENT, learned.gradient()).size(UpdatePrograms.ENTRIES,
                Array.getLength(learned.value()));
    }

    /// Waits for the fast form of the kernels.
    ///
    /// @param atMost the most time to wait for each parameter's
    void warmUp(Duration atMost) {
        updates.forEach(update -> update.warmUp(atMost));
    }

    /// Applies the gradients.
    ///
    /// @param cursor where the run stands before the step
    /// @param learningRate that of this step
    /// @param momentum that of this step, where the schedule moves it
    /// @throws dev.thalweg.api.ThalwegException if a gradient or a parameter is not finite
    void apply(Cursor cursor, double learningRate, OptionalDouble momentum) {
        momentum.ifPresent(value -> updates.forEach(update -> update.scalar(programs.momentumName(), value)));
        double scale = scale(cursor);
        for (int i = 0; i < updates.size(); i++) {
            ProgramCall update = updates.get(i);
            update.scalar(UpdateInputs.LEARNING_RATE, learningRate).scalar(UpdateInputs.STEP, cursor.step() + 1.0)
                    .scalar(ClipByGlobalNorm.FACTOR, scale).run();
            guard.checkUpdate(specs.get(i), update.value(UpdatePrograms.LARGEST_GRADIENT),
                    update.value(UpdatePrograms.LARGEST_PARAMETER), cursor);
        }
    }

    /// The factor that brings the norm of all gradients together down to its limit.
    private double scale(Cursor cursor) {
        if (squares.isEmpty()) {
            return 1;
        }
        for (int i = 0; i < parts.length; i++) {
            squares.get(i).run();
            parts[i] = squares.get(i).value(UpdatePrograms.SQUARES);
            guard.checkPartOfNorm(specs.get(i), parts[i], cursor);
        }
        return ClipByGlobalNorm.factor(UpdatePrograms.NORM.total(parts), programs.clipping().norm());
    }
}
