// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.data.Matrix;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Applies a network to rows, some at a time so that memory stays bounded, in their own order.
final class Forward {
    /// Rows at a time; chosen for memory. The mean of the loss is taken over these pieces, so it is part of what a loss's bits
    /// depend on.
    private static final int PIECE = 2048;

    private final Objective objective;
    private final ProgramCall call;
    private final Matrix inputs;
    private final @Nullable Batch batch;
    private final Object predictions;
    private final Object inputArray;
    private final int capacity;

    /// Predictions with the loss.
    static Forward withLoss(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs,
            TargetRows targets) {
        return new Forward(program, objective, parameters, inputs, targets);
    }

    /// Predictions alone.
    static Forward predicting(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs) {
        return new Forward(program, objective, parameters, inputs, null);
    }

    private Forward(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs,
            @Nullable TargetRows targets) {
        this.objective = objective;
        this.call = program.newCall();
        this.inputs = inputs;
        this.capacity = Math.max(1, Math.min(PIECE, inputs.rows()));
        Calls.prepare(call, objective, parameters);
        this.predictions = inputs.type().newArray(capacity * objective.network().outputs());
        call.bind(Objective.PREDICTIONS, predictions);
        this.inputArray = inputs.type().newArray(Math.multiplyExact(capacity, inputs.columns()));
        if (targets == null) {
            this.batch = null;
            call.bind(Network.INPUTS, inputArray);
        } else {
            this.batch = new Batch(inputs, targets, capacity);
            this.batch.bindTo(call);
        }
    }

    /// What a network makes of all rows.
    ///
    /// @param loss the mean loss; NaN without targets
    /// @param outputs the predictions
    record Result(double loss, Outputs outputs) {
    }

    Result run() {
        int columns = objective.network().outputs();
        double[] all = new double[Math.multiplyExact(inputs.rows(), columns)];
        int[] rows = IntStream.range(0, inputs.rows()).toArray();
        double sum = 0;
        for (int from = 0; from < rows.length; from += capacity) {
            int count = Math.min(capacity, rows.length - from);
            load(rows, from, count);
            call.size(Network.ROWS, count).run();
            sum += batch == null ? 0 : call.value(Objective.VALUE) * count;
            copy(all, from * columns, count * columns);
        }
        return new Result(batch == null ? Double.NaN : sum / rows.length, Outputs.of(objective.loss(), columns, all));
    }

    private void load(int[] rows, int from, int count) {
        if (batch == null) {
            inputs.gather(rows, from, count, inputArray);
        } else {
            batch.load(rows, from, count);
        }
    }

    private void copy(double[] all, int at, int count) {
        switch (predictions) {
            case float[] numbers -> {
                for (int i = 0; i < count; i++) {
                    all[at + i] = numbers[i];
                }
            }
            case double[] numbers -> System.arraycopy(numbers, 0, all, at, count);
            default -> throw new IllegalStateException("unexpected " + predictions.getClass());
        }
    }
}
