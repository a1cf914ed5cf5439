// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.maxOver;
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
import java.util.function.BinaryOperator;

/// Triplet loss with a distance of choice: an anchor should be nearer to a positive than to a negative, by a margin.
///
/// `max(0, distance(anchor, positive) - distance(anchor, negative) + margin)`. The distances: `euclidean`, `√Σ(u - v + 1e-6)²` as in
/// PyTorch; `cosine`, one less the cosine; `squared-euclidean`; `manhattan`, `Σ|u - v|`; `chebyshev`, `max |u - v|`. With `swap` the
/// distance from positive to negative counts where it is the smaller one. At the cut the gradient passes, as in PyTorch.
///
/// Inputs `anchor`, `positive` and `negative` `[n, d]` or `[d]`. Never negative. [Triplet] has the general norm. Source: F. Schroff
/// et al., "FaceNet: A Unified Embedding for Face Recognition and Clustering", 2015; PyTorch's `TripletMarginWithDistanceLoss`.
///
/// @param arguments `margin`, greater than 0, 1 by default; `distance`, `euclidean` by default; `swap`, false by
///     default
@AutoService(LossPlugin.class)
public record TripletDistance(Arguments arguments) implements OwnAxesLoss {
    static final Parameter DISTANCE = Parameter.choice("distance", "how far two vectors are apart", "euclidean",
            "cosine",
            "squared-euclidean", "manhattan", "chebyshev");
    private static final double OFFSET = 1e-6;

    /// The loss with its default arguments.
    public TripletDistance() {
        this(Arguments.defaults(Triplets.MARGIN, DISTANCE, Triplets.SWAP));
    }

    @Override
    public String id() {
        return "triplet-distance";
    }

    @Override
    public List<String> aliases() {
        return List.of("triplet-margin-with-distance");
    }

    @Override
    public String summary() {
        return "an anchor is nearer to its positive than to its negative, by a distance of choice";
    }

    @Override
    public Guide guide() {
        return new Guide("an order of distances is known and the distance matters",
                "a norm will do: triplet has the general one",
                "F. Schroff et al., \"FaceNet: A Unified Embedding for Face Recognition and Clustering\", 2015; PyTorch's `TripletMarginWithDistanceLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.choice(DISTANCE).equals("euclidean") ? List.of(NON_NEGATIVE, lipschitz(2))
                : List.of(NON_NEGATIVE);
    }

    @Override
    public TripletDistance with(Arguments given) {
        return new TripletDistance(given);
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
        return Triplets.formula(inputs, distance(arguments.choice(DISTANCE)), arguments.flag(Triplets.SWAP));
    }

    private static BinaryOperator<Expr> distance(String name) {
        return switch (name) {
            case "euclidean" -> TripletDistance::euclidean;
            case "cosine" -> TripletDistance::cosine;
            case "squared-euclidean" -> (u, v) -> sum(u.minus(v).square(), Triplets.D);
            case "manhattan" -> (u, v) -> sum(u.minus(v).abs(), Triplets.D);
            default -> (u, v) -> maxOver(u.minus(v).abs(), Triplets.D);
        };
    }

    private static Expr euclidean(Expr u, Expr v) {
        Expr squares = sum(u.minus(v).plus(OFFSET).square(), Triplets.D);
        return where(squares.greaterThan(constant(0)), sqrt(squares), 0);
    }

    private static Expr cosine(Expr u, Expr v) {
        return constant(1)
                .minus(sum(UnitVectors.along(Triplets.D, u).times(UnitVectors.along(Triplets.D, v)), Triplets.D));
    }
}
