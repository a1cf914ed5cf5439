// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.maxOver;
import static dev.thalweg.api.formula.Formulas.order;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.runningSum;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Sparsemax loss: like cross-entropy, but for probabilities of which many are exactly 0.
///
/// With logits `z` and `p = max(z - τ, 0)`, where `τ` makes `Σp = 1`: `⟨p, z⟩ - |p|²/2 - z_y + 1/2` for a label `y`, or
/// `⟨p - y, z⟩ - |p|²/2 + |y|²/2` for a distribution. The gradient is `p` less the target. Never negative; 0 once the label leads by 1.
/// Convex; only differences of logits count. `τ` follows from the classes that have a part: the logits are sorted to find them, and
/// the value is smooth in the logits as long as they stay the same.
///
/// Logits `[n, c]` with labels `[n]` or distributions `[n, c]`, and so with further axes. Source: A. Martins and R. Astudillo, "From
/// Softmax to Sparsemax: A Sparse Model of Attention and Multi-Label Classification", 2016.
///
/// @param arguments `target`, `indices` or `probabilities`
@AutoService(LossPlugin.class)
public record Sparsemax(Arguments arguments) implements RowLoss {
    static final Parameter TARGET = Parameter.choice("target", "what targets are", "indices", "probabilities");

    /// The loss with its default arguments.
    public Sparsemax() {
        this(Arguments.defaults(TARGET));
    }

    @Override
    public String id() {
        return "sparsemax";
    }

    @Override
    public String summary() {
        return "cross-entropy's counterpart for probabilities that are often 0";
    }

    @Override
    public Guide guide() {
        return new Guide("probabilities of exactly 0 are wanted",
                "probabilities of all classes must be above 0: use cross-entropy",
                "A. Martins and R. Astudillo, \"From Softmax to Sparsemax: A Sparse Model of Attention and Multi-Label Classification\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.choice(TARGET).equals("probabilities") ? List.of(CONVEX, smooth(1))
                : List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT, lipschitz(Math.sqrt(2)), smooth(1));
    }

    @Override
    public Sparsemax with(Arguments given) {
        return new Sparsemax(given);
    }

    private boolean hasLabels() {
        return arguments.choice(TARGET).equals("indices");
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOGIT),
                hasLabels() ? LossInput.labels() : LossInput.target(Domain.PROBABILITY));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Axis classes = inputs.classes();
        Expr greatest = stop(maxOver(inputs.prediction(), classes));
        Expr logits = inputs.prediction().minus(greatest);
        Expr p = probabilities(logits, classes);
        Expr conjugate = sum(p.times(logits.minus(p.half())), classes);
        Expr met = hasLabels() ? pick(logits, classes, inputs.target()).minus(0.5)
                : ofDistribution(inputs.target(), logits, greatest, classes);
        return new LossFormula(conjugate.minus(met), inputs.items());
    }

    /// A target whose sum is not quite 1 meets the shift of the logits as well.
    private static Expr ofDistribution(Expr target, Expr logits, Expr shift, Axis classes) {
        Expr met = sum(target.times(logits.minus(target.half())), classes);
        return met.plus(shift.times(sum(target, classes).minus(1)));
    }

    private static Expr probabilities(Expr logits, Axis classes) {
        Expr hasPart = logits.greaterThan(threshold(logits, classes));
        Expr count = sum(where(hasPart, constant(1), 0), classes);
        Expr threshold = sum(where(hasPart, logits, 0), classes).minus(1).over(count);
        return where(hasPart, logits.minus(threshold), 0);
    }

    /// Of the logits sorted down, those have a part for which `1 + k·z_k` is more than the sum of the first k.
    private static Expr threshold(Expr logits, Axis classes) {
        Expr sorted = pick(logits, classes, order(logits, classes, true));
        Expr isIn = position(classes).plus(1).times(sorted).plus(1).greaterThan(runningSum(sorted, classes, false));
        Expr count = sum(where(isIn, constant(1), 0), classes);
        return sum(where(isIn, sorted, 0), classes).minus(1).over(count);
    }
}
