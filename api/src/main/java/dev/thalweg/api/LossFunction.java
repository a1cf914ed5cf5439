// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.InputCheck;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final Curvature curvature;
    private final ThreadLocal<Quick> quick;

    LossFunction(Engine engine, LossSum loss, Curvature curvature) {
        this.engine = engine;
        this.loss = loss;
        this.curvature = curvature;
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

    /// Prepares calls of one kind: these inputs, of these ranks, with these gradients. The kernels that the shapes need are made now, so
    /// that the first run need not, and warm up aside.
    ///
    /// @param shapes the shape of each given input by name or alias; sizes may change from call to call, ranks may not
    /// @param reduction how the items' values become one
    /// @param gradients the inputs whose gradients are wanted; each must be differentiable
    /// @return a call for one thread
    /// @throws ThalwegException if shapes do not fit together, or a gradient is not offered
    public LossCall prepare(Map<String, int[]> shapes, LossReduction reduction, Collection<String> gradients) {
        return prepare(shapes, reduction, gradients, List.of());
    }

    /// Prepares calls that give second derivatives as well: of each entry of a gradient with respect to the same entry of the input, the
    /// diagonal of the Hessian. Value, gradients and second derivatives come from one program.
    ///
    /// @param shapes the shape of each given input by name or alias
    /// @param reduction how the items' values become one
    /// @param gradients the inputs whose gradients are wanted
    /// @param hessians the inputs whose second derivatives are wanted
    /// @return a call for one thread
    /// @throws ThalwegException if shapes do not fit together, or a derivative is not offered: `TH-F005` where it would mix positions
    public LossCall prepare(Map<String, int[]> shapes, LossReduction reduction, Collection<String> gradients,
            Collection<String> hessians) {
        return LossCall.of(engine, AssembleLoss.assemble(loss, InputShapes.bind(loss, shapes), reduction), gradients,
                hessians).begun();
    }

    /// Prepares calls with the reduction that the loss has by default.
    ///
    /// @param shapes the shape of each given input by name or alias
    /// @param gradients the inputs whose gradients are wanted
    /// @return a call for one thread
    /// @throws ThalwegException if shapes do not fit together, or a gradient is not offered
    public LossCall prepare(Map<String, int[]> shapes, Collection<String> gradients) {
        return LossCall.of(engine, assembled(shapes), gradients, List.of()).begun();
    }

    /// Looks through inputs for what the formula cannot notice: numbers outside of their domains, probabilities in the place of logits,
    /// labels without a class, batches in which nothing counts. It reads every entry, so it is for data that comes in, not for each step.
    ///
    /// @param shapes the shape of each given input by name or alias
    /// @param entries its entries, row-major: `float[]`, `double[]` or `int[]`
    /// @throws ThalwegException that says which input is wrong, where, and what to do
    public void check(Map<String, int[]> shapes, Map<String, ?> entries) {
        InputCheck.check(loss, shapes, entries);
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

    /// The same loss with something else in the place of the second derivative, for gradient boosting.
    ///
    /// @param other [Curvature#EXACT] unless it is said
    /// @return a loss whose [#gradHess(float[], float[], float[], float[], float[])] gives that
    public LossFunction withCurvature(Curvature other) {
        return new LossFunction(engine, loss, other);
    }

    /// Gradient and second derivative of the weighted sum over rows, each with respect to the same margin, as XGBoost and LightGBM want them
    /// of an objective.
    ///
    /// @param margin the raw scores, one a row
    /// @param label what is to be met, one a row
    /// @param weight one a row; null where all weigh 1
    /// @param grad receives ∂/∂margin of the sum
    /// @param hess receives ∂grad/∂margin, each at its own position, or what [#withCurvature(Curvature)] says
    /// @throws ThalwegException `TH-L030` if the loss is no sum over rows, `TH-L031` if its second derivative is 0 almost everywhere,
    ///     `TH-L032` if it is not convex, `TH-S003` if lengths differ
    public void gradHess(float[] margin, float[] label, float @Nullable [] weight, float[] grad, float[] hess) {
        boost(margin, label, weight, grad, hess);
    }

    /// The same in double precision.
    ///
    /// @param margin the raw scores, one a row
    /// @param label what is to be met, one a row
    /// @param weight one a row; null where all weigh 1
    /// @param grad receives ∂/∂margin of the sum
    /// @param hess receives ∂grad/∂margin, each at its own position
    /// @throws ThalwegException as [#gradHess(float[], float[], float[], float[], float[])]
    public void gradHess(double[] margin, double[] label, double @Nullable [] weight, double[] grad, double[] hess) {
        boost(margin, label, weight, grad, hess);
    }

    /// The same for classes.
    ///
    /// @param margin `[rows, classes]`, row after row
    /// @param label the class index of each row
    /// @param weight one a row; null where all weigh 1
    /// @param grad receives ∂/∂margin of the sum
    /// @param hess receives ∂grad/∂margin, each at its own position
    /// @throws ThalwegException as [#gradHess(float[], float[], float[], float[], float[])]
    public void gradHess(float[] margin, int[] label, float @Nullable [] weight, float[] grad, float[] hess) {
        boost(margin, label, weight, grad, hess);
    }

    /// The same for classes in double precision.
    ///
    /// @param margin `[rows, classes]`, row after row
    /// @param label the class index of each row
    /// @param weight one a row; null where all weigh 1
    /// @param grad receives ∂/∂margin of the sum
    /// @param hess receives ∂grad/∂margin, each at its own position
    /// @throws ThalwegException as [#gradHess(float[], float[], float[], float[], float[])]
    public void gradHess(double[] margin, int[] label, double @Nullable [] weight, double[] grad, double[] hess) {
        boost(margin, label, weight, grad, hess);
    }

    private void boost(Object margin, Object label, @Nullable Object weight, Object grad, Object hess) {
        quick.get().boosting(weight != null).run(margin, label, weight, grad, hess);
    }

    private double elements(Object predictions, int length, Object targets, int targetLength,
            @Nullable Object gradient) {
        if (length != targetLength) {
            throw new ThalwegException("TH-S003",
                    "shapes differ: predictions [" + length + "], targets [" + targetLength + "].");
        }
        return quick.get().call(1, gradient != null).rows(length).run(predictions, targets, gradient);
    }

    private double rows(Object logits, int length, int[] labels, @Nullable Object gradient) {
        if (labels.length == 0 ? length != 0 : length % labels.length != 0) {
            throw new ThalwegException("TH-S003", "shapes differ: " + length + " logits are not " + labels.length
                    + " rows of as many classes each.");
        }
        return quick.get().call(2, gradient != null).rows(labels.length)
                .classes(labels.length == 0 ? 0 : length / labels.length)
                .run(logits, labels, gradient);
    }

    /// The calls of one thread, each prepared when it is first wanted.
    private final class Quick {
        private static final int MOST_AXES = 2;

        private final @Nullable LossCall[] calls = new @Nullable LossCall[2 * MOST_AXES];
        private @Nullable BoostingCall weighted;
        private @Nullable BoostingCall unweighted;

        /// A call for predictions of so many axes and one target a row.
        LossCall call(int axes, boolean gradient) {
            int which = 2 * (axes - 1) + (gradient ? 1 : 0);
            LossCall call = calls[which];
            if (call == null) {
                call = prepared(axes, gradient);
                calls[which] = call;
            }
            return call;
        }

        /// A call for gradient boosting.
        BoostingCall boosting(boolean isWeighted) {
            BoostingCall call = isWeighted ? weighted : unweighted;
            if (call == null) {
                call = BoostingCall.of(engine, loss, curvature, isWeighted);
                if (isWeighted) {
                    weighted = call;
                } else {
                    unweighted = call;
                }
            }
            return call;
        }

        /// All sizes are 1 for the time being.
        private LossCall prepared(int axes, boolean gradient) {
            int[] ones = new int[axes];
            Arrays.fill(ones, 1);
            return LossCall.of(engine, assembled(Map.of(LossInput.PREDICTION, ones, LossInput.TARGET, new int[] {1})),
                    gradient ? List.of(LossInput.PREDICTION) : List.of(), List.of());
        }
    }
}
