// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Bayesian personalised ranking: an item that somebody chose should score above one that was not chosen.
///
/// `log(1 + e^(-(positive - negative)))`, by `softplus`. Gradient `-sigmoid(negative - positive)` and its opposite. Convex;
/// 1-Lipschitz in either.
///
/// Inputs `positive` and `negative` of any one shape, an element for each sampled pair. The usual penalty on the embeddings is left
/// to the optimizer. Source: S. Rendle et al., "BPR: Bayesian Personalized Ranking from Implicit Feedback", 2009.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Bpr(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public Bpr() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "bpr";
    }

    @Override
    public String summary() {
        return "what was chosen scores above what was not";
    }

    @Override
    public Guide guide() {
        return new Guide("only choices are known, no ratings",
                "the top of long lists matters: use warp",
                "S. Rendle et al., \"BPR: Bayesian Personalized Ranking from Implicit Feedback\", 2009");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(0.25));
    }

    @Override
    public Bpr with(Arguments given) {
        return new Bpr(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(
                LossInput.shaped("positive", Layout.PREDICTION, "the score of an item that was chosen"),
                LossInput.shaped("negative", Layout.PREDICTION, "the score of one that was not"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return ElementwiseLoss.weighted(softplus(inputs.get("negative").minus(inputs.get("positive"))), inputs);
    }
}
