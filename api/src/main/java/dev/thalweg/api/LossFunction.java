// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A loss, compiled: value and gradient over the caller's arrays, without a copy.
///
/// The methods here serve the two common cases, an element-wise loss of predictions and targets and a loss of logits and labels,
/// reduced as the loss does by default. [#prepare(Map, LossReduction, Collection)] serves all others: weights, several gradients,
/// other reductions, more axes.
///
/// Safe for use by several threads at once. Once warm, a call allocates nothing. A gradient is uphill: ∂(value)/∂(input).
public final class LossFunction {
    private final Engine engine;
    private final LossSum loss;
    private final ThreadLocal<Quick> quick;

    LossFunction(Engine engine, LossSum loss) {
        this.engine = engine;
        this.loss = loss;
        this.quick = ThreadLocal.withInitial(Quick::new);
    }

    /// The loss and its arguments.
    ///
    /// @return the definition
    public LossSum definition() {
        return loss;
    }

    /// The text form.
    ///
    /// @return such as `huber(delta=1.5)`
    public String text() {
        return loss.text();
    }

    /// Prepares calls of one kind: these inputs, of these ranks, with these gradients.
    ///
    /// @param shapes the shape of each given input by name or alias; sizes may change from call to call, ranks may not
    /// @param reduction how the items' values become one
    /// @param gradients the inputs whose gradients are wanted; each must be differentiable
    /// @return a call for one thread
    /// @throws ThalwegException if shapes do not fit together, or a gradient is not offered
    public LossCall prepare(Map<String, int[]> shapes, LossReduction reduction, Collection<String> gradients) {
        return LossCall.of(engine, AssembleLoss.assemble(loss, InputShapes.bind(loss, shapes), reduction), gradients);
    }

    /// Prepares calls with the reduction that the loss has by default.
    ///
    /// @param shapes the shape of each given input by name or alias
    /// @param gradients the inputs whose gradients are wanted
    /// @return a call for one thread
    /// @throws ThalwegException if shapes do not fit together, or a gradient is not offered
    public LossCall prepare(Map<String, int[]> shapes, Collection<String> gradients) {
        return LossCall.of(engine, assembled(shapes), gradients);
    }

    private AssembledLoss assembled(Map<String, int[]> shapes) {
        return AssembleLoss.assemble(loss, InputShapes.bind(loss, shapes));
    }

    /// The value for single-precision predictions and targets.
    ///
    /// @param predictions one number an element
    /// @param targets as many
    /// @return the reduced loss
    /// @throws ThalwegException if lengths differ or the engine computes in double precision
    public double value(float[] predictions, float[] targets) {
        return elements(predictions, predictions.length, targets, targets.length, null);
    }

    /// The value for double-precision predictions and targets.
    ///
    /// @param predictions one number an element
    /// @param targets as many
    /// @return the reduced loss
    /// @throws ThalwegException if lengths differ or the engine computes in single precision
    public double value(double[] predictions, double[] targets) {
        return elements(predictions, predictions.length, targets, targets.length, null);
    }

    /// Value and gradient for single-precision predictions and targets.
    ///
    /// @param predictions one number an element
    /// @param targets as many
    /// @param gradient receives ∂value/∂predictions
    /// @return the reduced loss
    /// @throws ThalwegException if lengths differ or the engine computes in double precision
    public double valueAndGradient(float[] predictions, float[] targets, float[] gradient) {
        return elements(predictions, predictions.length, targets, targets.length, gradient);
    }

    /// Value and gradient for double-precision predictions and targets.
    ///
    /// @param predictions one number an element
    /// @param targets as many
    /// @param gradient receives ∂value/∂predictions
    /// @return the reduced loss
    /// @throws ThalwegException if lengths differ or the engine computes in single precision
    public double valueAndGradient(double[] predictions, double[] targets, double[] gradient) {
        return elements(predictions, predictions.length, targets, targets.length, gradient);
    }

    /// The value for rows of single-precision logits.
    ///
    /// @param logits `[rows, classes]`, row after row
    /// @param labels the class index of each row
    /// @return the reduced loss
    /// @throws ThalwegException if the number of logits is no multiple of the number of rows
    public double value(float[] logits, int[] labels) {
        return rows(logits, logits.length, labels, null);
    }

    /// Value and gradient for rows of single-precision logits.
    ///
    /// @param logits `[rows, classes]`, row after row
    /// @param labels the class index of each row
    /// @param gradient receives ∂value/∂logits
    /// @return the reduced loss
    /// @throws ThalwegException if the number of logits is no multiple of the number of rows
    public double valueAndGradient(float[] logits, int[] labels, float[] gradient) {
        return rows(logits, logits.length, labels, gradient);
    }

    /// Value and gradient for rows of double-precision logits.
    ///
    /// @param logits `[rows, classes]`, row after row
    /// @param labels the class index of each row
    /// @param gradient receives ∂value/∂logits
    /// @return the reduced loss
    /// @throws ThalwegException if the number of logits is no multiple of the number of rows
    public double valueAndGradient(double[] logits, int[] labels, double[] gradient) {
        return rows(logits, logits.length, labels, gradient);
    }

    private double elements(Object predictions, int length, Object targets, int targetLength,
            @org.jspecify.annotations.Nullable Object gradient) {
        if (length != targetLength) {
            throw new ThalwegException("TH-S003",
                    "shapes differ: predictions [" + length + "], targets [" + targetLength + "].");
        }
        LossCall call = quick.get().elements(gradient != null);
        call.rows(length).input(LossInput.PREDICTION, predictions).input(LossInput.TARGET, targets);
        return run(call, gradient);
    }

    private double rows(Object logits, int length, int[] labels, @org.jspecify.annotations.Nullable Object gradient) {
        if (labels.length == 0 ? length != 0 : length % labels.length != 0) {
            throw new ThalwegException("TH-S003", "shapes differ: " + length + " logits are not " + labels.length
                    + " rows of as many classes each.");
        }
        LossCall call = quick.get().rows(gradient != null);
        call.rows(labels.length).classes(labels.length == 0 ? 0 : length / labels.length)
                .input(LossInput.PREDICTION, logits)
                .input(LossInput.TARGET, labels);
        return run(call, gradient);
    }

    private static double run(LossCall call, @org.jspecify.annotations.Nullable Object gradient) {
        if (gradient != null) {
            call.gradient(LossInput.PREDICTION, gradient);
        }
        return call.run();
    }

    /// The calls of one thread.
    private final class Quick {
        private final LossCall[] elements = new LossCall[2];
        private final LossCall[] rows = new LossCall[2];

        LossCall elements(boolean gradient) {
            return kept(elements, gradient, new int[] {1}, new int[] {1});
        }

        LossCall rows(boolean gradient) {
            return kept(rows, gradient, new int[] {1, 1}, new int[] {1});
        }

        private LossCall kept(LossCall[] calls, boolean gradient, int[] prediction, int[] target) {
            int which = gradient ? 1 : 0;
            if (calls[which] == null) {
                calls[which] = prepare(Map.of(LossInput.PREDICTION, prediction, LossInput.TARGET, target),
                        gradient ? List.of(LossInput.PREDICTION) : List.of());
            }
            return calls[which];
        }
    }
}
