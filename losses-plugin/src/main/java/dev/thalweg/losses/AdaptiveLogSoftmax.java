// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
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
import java.util.ArrayList;
import java.util.List;

/// Adaptive softmax: cross-entropy over many classes, of which the frequent ones have a layer of their own and the others, in clusters,
/// narrower ones.
///
/// Classes are numbered by falling frequency; `cutoffs` say where each cluster begins. The head has a logit for each class before the first
/// cutoff and one for each cluster. The log-probability of a frequent class is its own in the head, that of another one the cluster's in the
/// head plus its own within the cluster, whose logits come from `hidden` by way of a projection. The value is its negative.
///
/// Inputs `hidden` `[n, d]`, labels `[n]`, `headWeight` `[h, d]`, and for each cluster k `tail⟨k⟩Projection` `[p, d]` and `tail⟨k⟩Weight`
/// `[q, p]`; all but the labels have gradients. Every row walks every cluster. Source: E. Grave et al., "Efficient softmax
/// approximation for GPUs", 2017; PyTorch's `AdaptiveLogSoftmaxWithLoss`.
///
/// @param arguments `cutoffs`, rising, none by default; how many classes there are, and how narrow projections, the shapes of weights say
@AutoService(LossPlugin.class)
public record AdaptiveLogSoftmax(Arguments arguments) implements OwnAxesLoss {
    static final Parameter CUTOFFS = Parameter.numbers("cutoffs",
            new Parameter.Range(1, false, Integer.MAX_VALUE, false, "whole numbers >= 1"),
            "the first class of each cluster");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis HEAD = Axis.of("h");

    /// The loss with its default arguments.
    public AdaptiveLogSoftmax() {
        this(Arguments.defaults(CUTOFFS));
    }

    /// A cluster of rare classes.
    ///
    /// @param first its first class
    private record Tail(int number, int first) {
        Axis width() {
            return Axis.of("p" + number);
        }

        Axis classes() {
            return Axis.of("q" + number);
        }

        LossInput projection() {
            return LossInput.own("tail" + number + "Projection", "the projection of cluster " + number, width(), D)
                    .alias("tail" + number + "_projection");
        }

        LossInput weight() {
            return LossInput.own("tail" + number + "Weight", "the weights of its classes", classes(), width())
                    .alias("tail" + number + "_weight");
        }

        /// The log-probability of a label within the cluster.
        Expr logProbability(LossInputs inputs, Expr labels) {
            Expr narrow = sum(inputs.get("hidden").times(inputs.get(projection().name())), D);
            Expr logits = sum(narrow.times(inputs.get(weight().name())), width());
            return pick(logSoftmax(logits, classes()), classes(), labels.minus(first));
        }
    }

    private List<Tail> tails() {
        List<Tail> tails = new ArrayList<>();
        arguments.numbers(CUTOFFS).forEach(cutoff -> tails.add(new Tail(tails.size(), cutoff.intValue())));
        return tails;
    }

    @Override
    public String id() {
        return "adaptive-log-softmax";
    }

    @Override
    public String summary() {
        return "cross-entropy over many classes, the rare ones in clusters";
    }

    @Override
    public Guide guide() {
        return new Guide("classes are many and few of them frequent, as words are",
                "classes are balanced: use linear-cross-entropy",
                "E. Grave et al., \"Efficient softmax approximation for GPUs\", 2017; PyTorch's `AdaptiveLogSoftmaxWithLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public AdaptiveLogSoftmax with(Arguments given) {
        return new AdaptiveLogSoftmax(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public List<LossInput> inputs() {
        List<LossInput> inputs = new ArrayList<>();
        inputs.add(LossInput.own("hidden", "the features of each row", N, D));
        inputs.add(LossInput.own(LossInput.TARGET, "the class index of each row", N).over(Domain.LABEL)
                .alias("labels"));
        inputs.add(LossInput.own("headWeight", "the weights of the frequent classes and of the clusters", HEAD, D)
                .alias("head_weight"));
        for (Tail tail : tails()) {
            inputs.add(tail.projection());
            inputs.add(tail.weight());
        }
        return inputs;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr labels = inputs.target();
        Expr head = logSoftmax(sum(inputs.get("hidden").times(inputs.get("headWeight")), D), HEAD);
        List<Tail> tails = tails();
        Expr value = pick(head, HEAD, labels);
        for (Tail tail : tails) {
            Expr cluster = pick(head, HEAD, constant(tails.getFirst().first() + tail.number()));
            Expr rare = cluster.plus(tail.logProbability(inputs, labels));
            value = where(labels.lessThan(constant(tail.first())), value, rare);
        }
        return new LossFormula(value.negate(), inputs.items());
    }
}
