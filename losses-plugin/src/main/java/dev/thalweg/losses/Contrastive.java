// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
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

/// Contrastive loss of pairs: vectors that belong together come near, others stay at least a margin apart.
///
/// With `d` the distance of the two and target `y` 1 for pairs that belong together, 0 for others: `y·d² + (1 - y)·max(0, margin -
/// d)²`. With respect to the first vector the gradient is `2(a - b)` or `-2·max(0, margin - d)·(a - b)/d`; it is 0 where the two are
/// the same. Not convex.
///
/// Inputs `input1` and `input2` `[n, d]`, target `[n]`; or `[d]` and one target. Some libraries mean the opposite by the target.
/// Source: R. Hadsell, S. Chopra and Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", 2006.
///
/// @param arguments `margin`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record Contrastive(Arguments arguments) implements OwnAxesLoss {
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public Contrastive() {
        this(Arguments.defaults(Margins.MARGIN));
    }

    @Override
    public String id() {
        return "contrastive";
    }

    @Override
    public String summary() {
        return "pairs that belong together come near, others stay a margin apart";
    }

    @Override
    public Guide guide() {
        return new Guide("pairs are known to belong together or not",
                "only an order of distances is known: use triplet",
                "R. Hadsell, S. Chopra and Y. LeCun, \"Dimensionality Reduction by Learning an Invariant Mapping\", 2006");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Contrastive with(Arguments given) {
        return new Contrastive(given);
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
                LossInput.own(LossInput.TARGET, "1 for pairs that belong together, 0 for others", N)
                        .over(Domain.PROBABILITY).constant());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr squares = sum(inputs.get("input1").minus(inputs.get("input2")).square(), D);
        Expr distance = where(squares.greaterThan(constant(0)), sqrt(squares), 0);
        Expr apart = relu(Margins.MARGIN.expr().minus(distance)).square();
        Expr together = inputs.target();
        return new LossFormula(together.times(squares).plus(constant(1).minus(together).times(apart)), inputs.items());
    }
}
