// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.clampMin0;
import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Hinge embedding loss: the prediction is a distance, which should be small for pairs that belong together and beyond the margin for
/// others.
///
/// With distance `x` and target -1 or +1: `x` where the target is 1, else `max(0, margin - x)`. Gradient 1, or -1 up to the margin;
/// at the margin it passes, as in PyTorch. Convex; 1-Lipschitz. Other targets than -1 and +1 are refused where PyTorch adds both
/// branches. Source: S. Chopra et al., "Learning a Similarity Metric Discriminatively, with Application to Face Verification", 2005.
///
/// @param arguments `margin`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record HingeEmbedding(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public HingeEmbedding() {
        this(Arguments.defaults(Margins.MARGIN));
    }

    @Override
    public String id() {
        return "hinge-embedding";
    }

    @Override
    public String summary() {
        return "distances of pairs: small where they belong together, beyond a margin elsewhere";
    }

    @Override
    public Guide guide() {
        return new Guide("distances of pairs are at hand, as from a siamese network",
                "the embeddings themselves are: use contrastive or cosine-embedding",
                "S. Chopra et al., \"Learning a Similarity Metric Discriminatively, with Application to Face Verification\", 2005");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX, lipschitz(1));
    }

    @Override
    public HingeEmbedding with(Arguments given) {
        return new HingeEmbedding(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Margins.inputs(Domain.REAL);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr apart = clampMin0(Margins.MARGIN.expr().minus(prediction));
        return where(target.greaterThan(constant(0)), prediction, apart);
    }
}
