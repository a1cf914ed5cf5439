// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.clampMin0;
import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Cosine embedding loss: pairs that belong together should point the same way, others should not.
///
/// With `cos = a·b / √((a·a + ε)(b·b + ε))`, ε = 1e-12: `1 - cos` where the target is 1, else `cos - margin`, cut at 0. The
/// gradient of `cos` with respect to `a` is `b/(|a||b|) - cos·a/|a|²`. At equality with the margin it passes, as in PyTorch.
///
/// Inputs `input1` and `input2` `[n, d]`, target `[n]` of -1 and 1; or `[d]` and a single target. From 0 to 2. Not convex; the length
/// of either vector does not matter. A vector of zeros has cosine 0. ε is the single-precision number, as in PyTorch; squared
/// lengths beyond the range give cosine 0. Source: PyTorch's `CosineEmbeddingLoss`; J. Weston et al., "Deep Learning via
/// Semi-Supervised Embedding", 2008.
///
/// @param arguments `margin`, from -1 to 1, 0 by default
@AutoService(LossPlugin.class)
public record CosineEmbedding(Arguments arguments) implements OwnAxesLoss {
    static final Parameter MARGIN = Parameter.real("margin", 0,
            new Parameter.Range(-1, false, 1, false, "a number from -1 to 1"), "the cosine that others may have");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final double EPSILON = 1e-12f;

    /// The loss with its default arguments.
    public CosineEmbedding() {
        this(Arguments.defaults(MARGIN));
    }

    @Override
    public String id() {
        return "cosine-embedding";
    }

    @Override
    public String summary() {
        return "cosine between the vectors of pairs that belong together or do not";
    }

    @Override
    public Guide guide() {
        return new Guide("pairs are known to belong together or not, and only directions matter",
                "lengths of vectors matter: use contrastive",
                "PyTorch's `CosineEmbeddingLoss`; J. Weston et al., \"Deep Learning via Semi-Supervised Embedding\", 2008");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public CosineEmbedding with(Arguments given) {
        return new CosineEmbedding(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("input1", "the first vector of each pair", N, D),
                LossInput.own("input2", "the second vector of each pair", N, D),
                LossInput.own(LossInput.TARGET, "1 for pairs that belong together, -1 for others", N)
                        .over(Domain.SIGN));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr a = inputs.get("input1");
        Expr b = inputs.get("input2");
        Expr cosine = sum(a.times(b), D).over(sqrt(squaredLength(a).times(squaredLength(b))));
        Expr together = inputs.target().greaterThan(constant(0));
        return new LossFormula(where(together, constant(1).minus(cosine), clampMin0(cosine.minus(MARGIN.expr()))),
                inputs.items());
    }

    private static Expr squaredLength(Expr x) {
        return sum(x.square(), D).plus(EPSILON);
    }
}
