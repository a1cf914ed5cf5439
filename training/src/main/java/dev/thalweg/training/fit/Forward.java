// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.data.Matrix;
import dev.thalweg.training.model.Objective;
import java.util.stream.IntStream;

/// Applies a network to the rows of a part, some at a time so that memory stays bounded. Predictions come in the order of the rows.
final class Forward {
    /// Places at a time; chosen for memory. The mean of the loss is taken over these pieces, so it is part of what a loss's bits
    /// depend on.
    private static final int PIECE = 2048;

    private final Objective objective;
    private final ProgramCall call;
    private final int rows;
    private final Examples examples;
    private final boolean withLoss;
    private final Batch batch;
    private final Object predictions;
    private final int capacity;

    /// Predictions with the loss.
    static Forward withLoss(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs,
            TargetRows targets, Examples examples) {
        return new Forward(program, objective, parameters, inputs, targets, examples, true);
    }

    /// Predictions alone.
    static Forward predicting(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs) {
        return new Forward(program, objective, parameters, inputs, new TargetRows.None(),
                new SingleRows(inputs.rows()), false);
    }

    private Forward(CompiledProgram program, Objective objective, ParameterSet parameters, Matrix inputs,
            TargetRows targets, Examples examples, boolean withLoss) {
        this.objective = objective;
        this.call = program.newCall();
        this.rows = inputs.rows();
        this.examples = examples;
        this.withLoss = withLoss;
        this.capacity = Math.max(1, Math.min(examples.within(PIECE), examples.count()));
        this.batch = new Batch(inputs, targets, examples, capacity);
        this.predictions = inputs.type().newArray(batch.capacity() * objective.answersPerRow());
        Calls.prepare(call, objective, parameters);
        call.bind(Objective.PREDICTIONS, predictions);
        batch.bindTo(call);
    }

    /// What a network makes of all rows.
    ///
    /// @param loss the mean loss of the examples that teach; NaN without targets
    /// @param outputs the predictions
    record Result(double loss, Outputs outputs) {
    }

    Result run() {
        int columns = objective.answersPerRow();
        double[] all = new double[Math.multiplyExact(rows, columns)];
        int[] order = IntStream.range(0, examples.count()).toArray();
        double sum = run(order, 0, examples.teaching(), all);
        run(order, examples.teaching(), examples.count(), all);
        return new Result(withLoss ? sum / examples.teaching() : Double.NaN,
                new Outputs(objective.form().link(), columns, all));
    }

    /// Runs over some examples.
    ///
    /// @return the sum of their losses
    private double run(int[] order, int start, int end, double[] all) {
        double sum = 0;
        for (int from = start; from < end; from += capacity) {
            int count = Math.min(capacity, end - from);
            batch.load(order, from, count);
            batch.resize(call);
            call.run();
            sum += withLoss ? call.value(Objective.VALUE) * count : 0;
            copyTo(all);
        }
        return sum;
    }

    private void copyTo(double[] all) {
        Places places = batch.places();
        int columns = objective.answersPerRow();
        for (int place = 0; place < places.count(); place++) {
            if (places.holds(place)) {
                copy(place * columns, all, places.rows()[places.from() + place] * columns, columns);
            }
        }
    }

    private void copy(int from, double[] all, int at, int count) {
        switch (predictions) {
            case float[] numbers -> {
                for (int i = 0; i < count; i++) {
                    all[at + i] = numbers[from + i];
                }
            }
            case double[] numbers -> System.arraycopy(numbers, from, all, at, count);
            default -> throw new IllegalStateException("unexpected " + predictions.getClass());
        }
    }
}
