// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.optimizer.ClipByGlobalNorm;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.training.model.ParameterView;
import dev.thalweg.training.model.UpdatePrograms;
import dev.thalweg.training.store.Tensors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets the optimizer move every parameter, in place: one program for all of a kind, a call bound once for each.
final class UpdateStep {
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int SEED_BITS = 20;

    private final UpdatePrograms programs;
    private final List<Update> updates;
    private final List<ProgramCall> squares;
    private final double[] parts;
    private final ParameterSet parameters;
    private final NanGuard guard;

    UpdateStep(Engine engine, UpdatePrograms programs, ParameterSet parameters, NanGuard guard, long seed) {
        this.programs = programs;
        this.parameters = parameters;
        this.guard = guard;
        Map<UpdateInputs, CompiledProgram> compiled = new HashMap<>();
        this.updates = parameters.all().stream().map(learned -> bound(learned, compiled, engine)).toList();
        for (int i = 0; i < updates.size(); i++) {
            updates.get(i).call.scalar(UpdateInputs.SEED, seed(seed, i));
        }
        if (programs.clipping().norm() > 0) {
            var sum = engine.compile(programs.squares());
            this.squares = parameters.all().stream()
                    .map(learned -> bound(sum.newCall(), learned).size(UpdatePrograms.ENTRIES,
                            learned.spec().entries()))
                    .toList();
        } else {
            this.squares = List.of();
        }
        this.parts = new double[squares.size()];
    }

    /// A number of its own for each parameter of each run, few enough bits for both element types.
    private static double seed(long seed, int parameter) {
        return ((seed * 31 + parameter) * MIXER) >>> Long.SIZE - SEED_BITS;
    }

    /// The update of one parameter.
    ///
    /// @param call its call, bound
    /// @param numbers state that is no array
    private record Update(Learned learned, ProgramCall call, List<KeptNumber> numbers) {

        void run() {
            for (int i = 0; i < numbers.size(); i++) {
                numbers.get(i).giveTo(call);
            }
            call.run();
            for (int i = 0; i < numbers.size(); i++) {
                numbers.get(i).takeFrom(call);
            }
        }

        /// A sum of finite numbers may be too large for its type, so the numbers themselves are looked at before anything is said.
        void check(ParameterSet parameters, NanGuard guard, Cursor cursor) {
            if (!Double.isFinite(call.value(UpdatePrograms.CHECKSUM))) {
                guard.checkUpdate(learned.spec(), Tensors.largest(parameters.fetched(learned.gradient())),
                        Tensors.largest(parameters.fetched(learned.value())), cursor);
            }
        }
    }

    private Update bound(Learned learned, Map<UpdateInputs, CompiledProgram> compiled, Engine engine) {
        ParameterView view = ParameterView.of(programs.optimizer(), learned.spec());
        ProgramCall call = compiled.computeIfAbsent(view.inputs(), inputs -> engine.compile(programs.update(inputs)))
                .newCall();
        view.sizeOf(call);
        bound(call, learned).bind(UpdateInputs.PARAMETER, learned.value())
                .bind(UpdatePrograms.updated(UpdateInputs.PARAMETER), learned.value());
        List<KeptNumber> numbers = new ArrayList<>();
        learned.state().forEach((name, kept) -> {
            if (kept.isNumber()) {
                numbers.add(KeptNumber.of(name, kept));
            } else {
                call.bind(name, kept.array()).bind(UpdatePrograms.updated(name), kept.array());
            }
        });
        return new Update(learned, call, numbers);
    }

    private ProgramCall bound(ProgramCall call, Learned learned) {
        programs.hypers().forEach(call::scalar);
        return call.bind(UpdateInputs.GRADIENT, learned.gradient());
    }

    /// Waits for the fast form of the kernels.
    ///
    /// @param atMost the most time to wait for each parameter's
    void warmUp(Duration atMost) {
        updates.forEach(update -> update.call.warmUp(atMost));
    }

    /// Applies the gradients.
    ///
    /// @param cursor where the run stands before the step
    /// @param pace how far to go
    /// @throws dev.thalweg.api.ThalwegException if a gradient or a parameter is not finite
    void apply(Cursor cursor, Mover.Pace pace) {
        if (pace.momentum().isPresent()) {
            double momentum = pace.momentum().getAsDouble();
            updates.forEach(update -> update.call.scalar(programs.momentumName(), momentum));
        }
        double scale = scale(cursor);
        // iterators would be garbage in every step
        for (int i = 0; i < updates.size(); i++) {
            Update update = updates.get(i);
            update.call.scalar(UpdateInputs.LEARNING_RATE, pace.learningRate())
                    .scalar(UpdateInputs.STEP, cursor.step() + 1.0).scalar(ClipByGlobalNorm.FACTOR, scale);
            update.run();
        }
        // a device is waited for once, not after each of them
        for (int i = 0; i < updates.size(); i++) {
            updates.get(i).check(parameters, guard, cursor);
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
            guard.checkPartOfNorm(updates.get(i).learned.spec(), parts[i], cursor);
        }
        return ClipByGlobalNorm.factor(UpdatePrograms.NORM.total(parts), programs.clipping().norm());
    }
}
