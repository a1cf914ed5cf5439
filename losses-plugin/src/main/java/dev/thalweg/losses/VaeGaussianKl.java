// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Kullback-Leibler divergence of a diagonal Gaussian from the standard one: the second term of the loss of a variational
/// autoencoder, whose first is a reconstruction loss.
///
/// With mean `μ` and log-variance `s`: `½·Σ (μ² + e^s - 1 - s)` over the dimensions of an item, by `expm1`. Gradients `μ` and `½(e^s
/// - 1)`. Convex; never negative; 0 for the standard Gaussian.
///
/// Inputs `mean` and `logVariance` `[n, d]`, or `[d]`. The reconstruction must be summed over its elements as well, not averaged, for
/// the two to be in proportion. Source: D. P. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2013.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record VaeGaussianKl(Arguments arguments) implements OwnAxesLoss {
    private static final String MEAN = "mean";
    private static final String LOG_VARIANCE = "logVariance";
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public VaeGaussianKl() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "vae-gaussian-kl";
    }

    @Override
    public String summary() {
        return "divergence of a diagonal Gaussian from the standard one";
    }

    @Override
    public Guide guide() {
        return new Guide("a latent Gaussian is kept near the standard one",
                "the prior is another one",
                "D. P. Kingma and M. Welling, \"Auto-Encoding Variational Bayes\", 2013");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(1));
    }

    @Override
    public VaeGaussianKl with(Arguments given) {
        return new VaeGaussianKl(given);
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own(MEAN, "the mean of each dimension", N, D),
                LossInput.own(LOG_VARIANCE, "the logarithm of its variance", N, D).alias("log_variance"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr spread = inputs.get(LOG_VARIANCE);
        Expr terms = inputs.get(MEAN).square().plus(expm1(spread).minus(spread));
        return new LossFormula(sum(terms, D).half(), inputs.items());
    }
}
