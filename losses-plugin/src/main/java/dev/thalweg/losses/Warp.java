// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// WARP, weighted approximate-rank pairwise loss: an item that was chosen should score above one that was not by 1, and counts the
/// more the lower it ranks.
///
/// With the scores of both and the estimated `rank` of the chosen one: `min(10, log(max(1, rank)))·max(0, 1 - positive + negative)`.
/// The weight has no gradient. Gradient -weight and weight, 0 from the margin on, also at it.
///
/// The negative is the first of items drawn at random that comes within the margin; the sampler, which is the caller's, counts the
/// draws `k` and estimates the rank by `⌊(items - 1)/k⌋`. Where no item was found, any rank will do: the pair costs 0. Inputs of any
/// one shape. LightFM also multiplies by a weight for each choice: here `sampleWeights`, outside of the bound of 10. Source: J.
/// Weston, S. Bengio and N. Usunier, "WSABIE: Scaling Up To Large Vocabulary Image Annotation", 2011.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Warp(Arguments arguments) implements LossPlugin {
    private static final double GREATEST_WEIGHT = 10;

    /// The loss with its default arguments.
    public Warp() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "warp";
    }

    @Override
    public String summary() {
        return "what was chosen scores above what was not, the more the lower it ranks";
    }

    @Override
    public Guide guide() {
        return new Guide("only choices are known and the top of the list matters",
                "negatives cannot be searched for",
                "J. Weston, S. Bengio and N. Usunier, \"WSABIE: Scaling Up To Large Vocabulary Image Annotation\", 2011");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Warp with(Arguments given) {
        return new Warp(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(
                LossInput.shaped("positive", Layout.PREDICTION, "the score of an item that was chosen"),
                LossInput.shaped("negative", Layout.PREDICTION, "the score of one that was not"),
                LossInput.shaped("rank", Layout.PREDICTION, "how many items are estimated to score above the first")
                        .over(Domain.POSITIVE).constant());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr lacking = relu(constant(1).minus(inputs.get("positive")).plus(inputs.get("negative")));
        Expr weight = min(log(max(inputs.get("rank"), constant(1))), constant(GREATEST_WEIGHT));
        return ElementwiseLoss.weighted(weight.times(lacking), inputs);
    }
}
