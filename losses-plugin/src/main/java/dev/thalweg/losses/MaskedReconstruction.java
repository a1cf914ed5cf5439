// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Reconstruction of hidden patches: the error of an autoencoder on the patches that were masked, and on those alone.
///
/// With the elements of a patch `x` and `t`: the mean of `(x - t)²`, or of `|x - t|` with `norm=absolute`. With `normalizeTarget`
/// each target patch is first shifted and scaled to mean 0 and variance 1 (`(t - mean)/√(variance + 1e-6)`, the variance over `d -
/// 1`). Convex.
///
/// Inputs `prediction` and `target` `[n, p, d]`, `mask` `[n, p]`, true where a patch was hidden. The mean divides by the hidden
/// patches; when there are none it is NaN, with gradient 0. Source: K. He et al., "Masked Autoencoders Are Scalable Vision Learners",
/// 2022; the absolute error: Z. Xie et al., "SimMIM", 2022.
///
/// @param arguments `norm`, `squared` or `absolute`; `normalizeTarget`, false by default
@AutoService(LossPlugin.class)
public record MaskedReconstruction(Arguments arguments) implements OwnAxesLoss {
    static final Parameter NORM = Parameter.choice("norm", "how the error of an element is measured", "squared",
            "absolute");
    static final Parameter NORMALIZE = Parameter
            .flag("normalizeTarget", false, "whether target patches are scaled to mean 0 and variance 1")
            .alias("normalize_target");
    private static final double LEAST_VARIANCE = 1e-6;
    private static final Axis N = Axis.of("n");
    private static final Axis P = Axis.of("p");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public MaskedReconstruction() {
        this(Arguments.defaults(NORM, NORMALIZE));
    }

    @Override
    public String id() {
        return "masked-reconstruction";
    }

    @Override
    public String summary() {
        return "error of the patches that were hidden";
    }

    @Override
    public Guide guide() {
        return new Guide("an encoder is trained to fill in what was hidden",
                "nothing is hidden: use mse",
                "K. He et al., \"Masked Autoencoders Are Scalable Vision Learners\", 2022; the absolute error: Z. Xie et al., \"SimMIM\", 2022");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public MaskedReconstruction with(Arguments given) {
        return new MaskedReconstruction(given);
    }

    @Override
    public String item() {
        return "patch";
    }

    @Override
    public List<LossInput> inputs() {
        LossInput mask = new LossInput(LossInput.MASK, Layout.of(N, P), Kind.TRUTH, Domain.REAL, false, false,
                "the patches that were hidden", List.of());
        return List.of(LossInput.own(LossInput.PREDICTION, "the elements of each patch", N, P, D),
                LossInput.own(LossInput.TARGET, "what they should be", N, P, D).constant(), mask);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr target = arguments.flag(NORMALIZE) ? normalized(inputs.target()) : inputs.target();
        Expr residual = inputs.prediction().minus(target);
        boolean absolute = arguments.choice(NORM).equals("absolute");
        Expr hidden = inputs.get(LossInput.MASK);
        Expr value = mean(absolute ? residual.abs() : residual.square(), D);
        return new LossFormula(where(hidden, value, 0), List.of(N, P), null, hidden);
    }

    private static Expr normalized(Expr patch) {
        Expr centred = patch.minus(mean(patch, D));
        Expr variance = sum(centred.square(), D).over(size(D).minus(1));
        return centred.over(sqrt(variance.plus(LEAST_VARIANCE)));
    }
}
