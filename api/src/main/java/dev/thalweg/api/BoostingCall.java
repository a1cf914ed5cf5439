// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gradients and second derivatives for gradient boosting, of one loss in one thread, with weights of rows or without.
final class BoostingCall {
    private final boolean rowWise;
    private final ProgramCall call;
    private final int margin;
    private final int label;
    private final int weight;
    private final int gradient;
    private final int hessian;
    private final int rows;
    private final int classes;

    private BoostingCall(LossSum loss, Program program, ProgramCall call) {
        this.call = call;
        rowWise = loss.rowWise();
        margin = call.tensor(LossInput.PREDICTION);
        label = call.tensor(LossInput.TARGET);
        weight = call.tensor(BoostingProgram.WEIGHT);
        gradient = call.tensor(BoostingProgram.GRADIENT);
        hessian = call.tensor(BoostingProgram.HESSIAN);
        List<Axis> axes = program.outputs().getFirst().axes();
        rows = call.axis(axes.getFirst());
        classes = call.axis(axes.getLast());
        loss.hypers().forEach(call::scalar);
    }

    static BoostingCall of(Engine engine, LossSum loss, Curvature curvature, boolean isWeighted) {
        Program program = BoostingProgram.of(loss, curvature, isWeighted);
        return new BoostingCall(loss, program, engine.compile(program).newCall());
    }

    void run(Object margins, Object labels, @Nullable Object weights, Object grad, Object hess) {
        size(Array.getLength(margins), Array.getLength(labels), weights);
        call.bind(margin, margins);
        call.bind(label, labels);
        if (weights != null) {
            call.bind(weight, weights);
        }
        call.bind(gradient, grad);
        call.bind(hessian, hess);
        call.run();
    }

    private void size(int margins, int labels, @Nullable Object weights) {
        boolean fits = rowWise ? labels == 0 ? margins == 0 : margins % labels == 0 : margins == labels;
        if (!fits || weights != null && Array.getLength(weights) != labels) {
            throw new ThalwegException("TH-S003", "shapes differ: " + margins + " margins, " + labels + " labels"
                    + (weights == null ? "" : ", " + Array.getLength(weights) + " weights") + "; expected a label"
                    + (weights == null ? "" : " and a weight") + " for each row of margins.");
        }
        if (rowWise) {
            call.size(classes, labels == 0 ? 0 : margins / labels);
        }
        call.size(rows, labels);
    }
}
