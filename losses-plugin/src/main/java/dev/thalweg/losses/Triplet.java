// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.reciprocal;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Triplet margin loss: an anchor should be nearer to a positive than to a negative, by a margin.
///
/// With `r = u - v + ε` and the distance `(Σ|r|^p)^(1/p)`: the distance from anchor to positive, less that from anchor to
/// negative, plus the margin, cut at 0. With `swap` the distance from positive to negative counts where it is the smaller one.
/// The gradient of the distance for `p=2` is `r/|r|`, 0 at `r = 0`; at the cut it passes, as in PyTorch.
///
/// Inputs `anchor`, `positive` and `negative` `[n, d]` or `[d]`. Never negative; 2-Lipschitz in the anchor, 1-Lipschitz in the others
/// for `p=2`. ε stands inside the difference, as in PyTorch: a point has the distance `ε·√d` from itself. Source: F. Schroff et al.,
/// "FaceNet", 2015; the swap: V. Balntas et al., "Learning Local Feature Descriptors with Triplets", 2016.
///
/// @param arguments `margin`, greater than 0, 1 by default; `p`, greater than 0, 2 by default; `epsilon`, at least 0, 1e-6 by
///     default; `swap`, false by default
@AutoService(LossPlugin.class)
public record Triplet(Arguments arguments) implements OwnAxesLoss {
    static final Parameter P = Parameter.positive("p", 2, "the norm that measures distances");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 1e-6, "what is added to differences")
            .alias("eps");

    /// The loss with its default arguments.
    public Triplet() {
        this(Arguments.defaults(Triplets.MARGIN, P, EPSILON, Triplets.SWAP));
    }

    @Override
    public String id() {
        return "triplet";
    }

    @Override
    public List<String> aliases() {
        return List.of("triplet-margin");
    }

    @Override
    public String summary() {
        return "an anchor is nearer to its positive than to its negative, by a margin";
    }

    @Override
    public Guide guide() {
        return new Guide("only an order of distances is known: this is nearer than that",
                "pairs are known to belong together or not: use contrastive",
                "F. Schroff et al., \"FaceNet\", 2015; the swap: V. Balntas et al., \"Learning Local Feature Descriptors with Triplets\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(P) < 2 ? List.of(NON_NEGATIVE)
                : List.of(NON_NEGATIVE, lipschitz(2));
    }

    @Override
    public Triplet with(Arguments given) {
        return new Triplet(given);
    }

    @Override
    public String item() {
        return "triplet";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return Triplets.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return Triplets.formula(inputs, this::distance, arguments.flag(Triplets.SWAP));
    }

    private Expr distance(Expr from, Expr to) {
        Expr difference = from.minus(to).plus(EPSILON.expr());
        double p = arguments.get(P);
        if (p == 1) {
            return sum(difference.abs(), Triplets.D);
        }
        Expr powers = sum(p == 2 ? difference.square() : difference.abs().power(P.expr()), Triplets.D);
        Expr root = p == 2 ? sqrt(powers) : powers.power(reciprocal(P.expr()));
        return where(powers.greaterThan(constant(0)), root, 0);
    }
}
