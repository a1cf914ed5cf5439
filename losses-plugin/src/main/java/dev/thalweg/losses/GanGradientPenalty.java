// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.relu;
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
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Gradient penalty: keeps the length of a critic's gradient near a number, mostly 1.
///
/// With the rows `g` of the gradient of the critic's score with respect to points between real and fake samples: `weight·(|g| -
/// target)²`; `oneSided` only where `|g|` is above. Gradient `2·weight·(|g| - target)·g/|g|`, 0 where `g` is 0. The catalogue adds an
/// ε inside the root; none is needed here. To train the critic by it takes second derivatives, which is the caller's part.
///
/// Input `gradient` `[n, d]`. Never negative. Convex for `target=0`, which with `weight` γ/2 is the penalty R1. Source: I. Gulrajani
/// et al., "Improved Training of Wasserstein GANs", 2017; R1: L. Mescheder et al., "Which Training Methods for GANs do actually
/// Converge?", 2018.
///
/// @param arguments `weight`, at least 0, 10 by default; `target`, at least 0, 1 by default; `oneSided`, false by
///     default
@AutoService(LossPlugin.class)
public record GanGradientPenalty(Arguments arguments) implements OwnAxesLoss {
    static final Parameter WEIGHT = Parameter.nonNegative("weight", 10, "how much the penalty counts");
    static final Parameter TARGET = Parameter.nonNegative("target", 1, "the length that a gradient should have");
    static final Parameter ONE_SIDED = Parameter.flag("oneSided", false, "whether shorter gradients cost nothing");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public GanGradientPenalty() {
        this(Arguments.defaults(WEIGHT, TARGET, ONE_SIDED));
    }

    @Override
    public String id() {
        return "gan-gradient-penalty";
    }

    @Override
    public List<String> aliases() {
        return List.of("gradient-penalty");
    }

    @Override
    public String summary() {
        return "keeps the slope of a critic near a number";
    }

    @Override
    public Guide guide() {
        return new Guide("a Wasserstein critic is to be kept Lipschitz",
                "second derivatives of the critic cannot be had",
                "I. Gulrajani et al., \"Improved Training of Wasserstein GANs\", 2017; R1: L. Mescheder et al., \"Which Training Methods for GANs do actually Converge?\", 2018");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(TARGET) == 0 ? List.of(NON_NEGATIVE, CONVEX)
                : List.of(NON_NEGATIVE);
    }

    @Override
    public GanGradientPenalty with(Arguments given) {
        return new GanGradientPenalty(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("gradient", "the gradient of the score at each point", N, D));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr squares = sum(inputs.get("gradient").square(), D);
        Expr length = where(squares.greaterThan(constant(0)), sqrt(squares), 0);
        Expr off = length.minus(TARGET.expr());
        Expr counted = arguments.flag(ONE_SIDED) ? relu(off) : off;
        return new LossFormula(WEIGHT.expr().times(counted.square()), inputs.items());
    }
}
