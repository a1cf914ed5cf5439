// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Sparsity penalty on activations: each unit should be active as rarely as asked for, on average over the batch.
///
/// With `ρ̂` the mean activation of a unit, kept within `[ε, 1 - ε]`: `β·(ρ·log(ρ/ρ̂) + (1 - ρ)·log((1 - ρ)/(1 - ρ̂)))`, summed over
/// the units. Gradient `β/n·((1 - ρ)/(1 - ρ̂) - ρ/ρ̂)`, 0 beyond the bounds. Convex; never negative.
///
/// Input `activations` `[n, d]`, from 0 to 1; a value for each unit `[d]`. The default reduction is the sum. Source: A. Ng, "Sparse
/// autoencoder", lecture notes, 2011.
///
/// @param arguments `rho`, between 0 and 1, 0.05 by default; `beta`, greater than 0, 3 by default; `epsilon`, below
///     ½, 1e-7 by default
@AutoService(LossPlugin.class)
public record KlSparsity(Arguments arguments) implements OwnAxesLoss {
    static final Parameter RHO = Parameter.innerFraction("rho", 0.05, "how often a unit should be active");
    static final Parameter BETA = Parameter.positive("beta", 3, "the weight of the penalty");
    static final Parameter EPSILON = Parameter
            .real("epsilon", 1e-7, new Range(0, true, 0.5, true, "a number between 0 and 1/2"),
                    "how near means may come to 0 and 1")
            .alias("eps");
    private static final String ACTIVATIONS = "activations";
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public KlSparsity() {
        this(Arguments.defaults(RHO, BETA, EPSILON));
    }

    @Override
    public String id() {
        return "kl-sparsity";
    }

    @Override
    public String summary() {
        return "keeps units silent most of the time";
    }

    @Override
    public Guide guide() {
        return new Guide("units of a hidden layer should specialise",
                "activations are not between 0 and 1",
                "A. Ng, \"Sparse autoencoder\", lecture notes, 2011");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public KlSparsity with(Arguments given) {
        return new KlSparsity(given);
    }

    @Override
    public String item() {
        return "unit";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own(ACTIVATIONS, "how active each unit is", N, D).over(Domain.PROBABILITY));
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.SUM;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr epsilon = EPSILON.expr();
        Expr rho = RHO.expr();
        Expr active = bounded(mean(inputs.get(ACTIVATIONS), N), epsilon, constant(1).minus(epsilon));
        Expr silent = constant(1).minus(active);
        Expr rest = constant(1).minus(rho);
        Expr divergence = rho.times(log(rho.over(active))).plus(rest.times(log(rest.over(silent))));
        return new LossFormula(BETA.expr().times(divergence), List.of(D));
    }

    private static Expr bounded(Expr x, Expr low, Expr high) {
        return where(x.lessThan(low), low, where(x.greaterThan(high), high, x));
    }
}
