// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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

/// SigLIP: every pair of an image and a text of the batch says on its own whether the two belong together.
///
/// With rows scaled to length 1 and `s = e^logScale · image·text + bias`: for each image, `Σ log(1 + e^(-y·s))` over all texts, where
/// `y` is 1 for its own text and -1 for others. The gradient with respect to `s` is `-y·sigmoid(-y·s)`.
///
/// Inputs `image` and `text` `[n, d]`, `logScale` and `bias`, two single numbers that are learned, `log 10` and -10 at first. The
/// mean divides by the images, not by the pairs. Source: X. Zhai et al., "Sigmoid Loss for Language Image Pre-Training", 2023.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Siglip(Arguments arguments) implements OwnAxesLoss {
    private static final String LOG_SCALE = "logScale";

    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis M = N.twin("m");

    /// The loss with its default arguments.
    public Siglip() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "siglip";
    }

    @Override
    public String summary() {
        return "each image and text says whether the two belong together";
    }

    @Override
    public Guide guide() {
        return new Guide("two kinds of things are embedded together, in batches of any size",
                "the learned bias cannot be given: it starts at -10 because nearly all pairs do not match",
                "X. Zhai et al., \"Sigmoid Loss for Language Image Pre-Training\", 2023");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Siglip with(Arguments given) {
        return new Siglip(given);
    }

    @Override
    public String item() {
        return "image";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("image", "the embedding of each image", N, D),
                LossInput.own("text", "the embedding of its text", N, D),
                LossInput.own(LOG_SCALE, "the logarithm of what similarities are multiplied by").alias("log_scale"),
                LossInput.own("bias", "what is added to them"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr image = UnitVectors.along(D, inputs.get("image"));
        Expr text = rename(UnitVectors.along(D, inputs.get("text")), N, M);
        Expr similarity = exp(inputs.get(LOG_SCALE)).times(sum(image.times(text), D)).plus(inputs.get("bias"));
        Expr own = position(N).equalTo(position(M));
        return new LossFormula(sum(softplus(where(own, similarity.negate(), similarity)), M), inputs.items());
    }
}
