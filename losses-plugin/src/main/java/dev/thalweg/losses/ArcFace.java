// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.cos;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.sin;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// ArcFace: cross-entropy of the cosines between embeddings and the vectors of the classes, with a margin added to the angle of the label.
///
/// With `θ` the angle between an embedding and the vector of its label: its logit is `s·cos(θ + m)`, that of every other class
/// `s·cos θ`. Written as `cos θ·cos m - sin θ·sin m` with `sin θ = √(1 - cos²θ)`, no angle is needed. The slope with respect to `cos θ` is
/// `s·(cos m + sin m·cos θ/sin θ)` times that of the cross-entropy; at `sin θ = 0`, where it is infinite, the second part is 0.
///
/// Beyond `θ + m = π` the cosine rises again. `fallback=linear` goes on with `cos θ - m·sin m` there, as the paper's code does; with
/// `none` the cosine is kept. Inputs `embeddings` `[n, d]`, `weight` `[c, d]`, labels `[n]`. The length of neither vector matters; below
/// 1e-12 it is not scaled up further. Source: J. Deng et al., "ArcFace: Additive Angular Margin Loss for Deep Face Recognition", 2019.
///
/// @param arguments `scale` s, greater than 0, 64 by default; `margin` m, from 0 to π, 0.5 by default; `fallback`, `linear` by default;
///     `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record ArcFace(Arguments arguments) implements OwnAxesLoss {
    static final Parameter SCALE = Parameter.positive("scale", 64, "what cosines are multiplied by");
    static final Parameter MARGIN = Parameter.real("margin", 0.5,
            new Parameter.Range(0, false, Math.PI, false, "an angle from 0 to pi"),
            "what is added to the label's angle");
    static final Parameter FALLBACK = Parameter.choice("fallback", "what follows beyond an angle of pi", "linear",
            "none");

    /// The loss with its default arguments.
    public ArcFace() {
        this(Arguments.defaults(SCALE, MARGIN, FALLBACK, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "arcface";
    }

    @Override
    public String summary() {
        return "cross-entropy of cosines with a margin added to the angle of the label";
    }

    @Override
    public Guide guide() {
        return new Guide("embeddings of many classes should tell apart classes not seen yet",
                "probabilities of known classes are all that is wanted",
                "J. Deng et al., \"ArcFace: Additive Angular Margin Loss for Deep Face Recognition\", 2019");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public ArcFace with(Arguments given) {
        return new ArcFace(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public List<LossInput> inputs() {
        return ClassCosines.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs, ClassCosines.CLASSES);
        Expr cosines = ClassCosines.of(inputs);
        Expr raised = raised(rows.atLabel(cosines));
        Expr isLabel = position(ClassCosines.CLASSES).equalTo(rows.labels());
        Expr logits = SCALE.expr().times(where(isLabel, raised, cosines));
        return rows.weighted(logSumExp(logits, ClassCosines.CLASSES).minus(SCALE.expr().times(raised)));
    }

    /// The cosine of the angle and the margin together.
    private Expr raised(Expr cosine) {
        Expr margin = MARGIN.expr();
        Expr square = constant(1).minus(cosine.square());
        Expr sine = where(square.greaterThan(constant(0)), sqrt(square), 0);
        Expr together = cosine.times(cos(margin)).minus(sine.times(sin(margin)));
        return arguments.choice(FALLBACK).equals("none") ? together
                : where(cosine.lessThan(cos(margin).negate()), cosine.minus(margin.times(sin(margin))), together);
    }
}
