// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sum;
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

/// CLIP: each image should find its text among all of the batch, and each text its image.
///
/// With rows scaled to length 1 and `s = e^logScale · image·text`: for each pair, the mean of `logSumExp(s)` over the texts and over
/// the images, less its own `s`. The gradient with respect to `s` is the mean of both softmaxes, less 1 at the pair.
///
/// Inputs `image` and `text` `[n, d]` and `logScale`, a single number that is learned, `log(1/0.07)` at first; the authors keep it at
/// most `log 100`, which is left to the optimizer's bounds. Never negative; 0 for a single pair. Source: A. Radford et al., "Learning
/// Transferable Visual Models From Natural Language Supervision", 2021.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Clip(Arguments arguments) implements OwnAxesLoss {
    private static final String LOG_SCALE = "logScale";

    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis M = N.twin("m");

    /// The loss with its default arguments.
    public Clip() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "clip";
    }

    @Override
    public String summary() {
        return "images and texts find each other in the batch, both ways";
    }

    @Override
    public Guide guide() {
        return new Guide("two kinds of things are embedded together and a batch is large",
                "batches are small: siglip needs no softmax over the batch",
                "A. Radford et al., \"Learning Transferable Visual Models From Natural Language Supervision\", 2021");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Clip with(Arguments given) {
        return new Clip(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("image", "the embedding of each image", N, D),
                LossInput.own("text", "the embedding of its text", N, D),
                LossInput.own(LOG_SCALE, "the logarithm of what similarities are multiplied by").alias("log_scale"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr image = UnitVectors.along(D, inputs.get("image"));
        Expr text = UnitVectors.along(D, inputs.get("text"));
        Expr scale = exp(inputs.get(LOG_SCALE));
        Expr similarity = scale.times(sum(image.times(rename(text, N, M)), D));
        Expr texts = logSumExp(similarity, M);
        Expr images = rename(logSumExp(similarity, N), M, N);
        Expr own = pick(similarity, M, position(N));
        return new LossFormula(texts.plus(images).half().minus(own), inputs.items());
    }
}
