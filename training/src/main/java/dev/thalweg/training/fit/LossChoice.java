// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.data.Targets;

/// What a loss and a target mean to each other: which target a loss needs, which loss a target gets by default, and how the one's
/// values are handed to the other.
final class LossChoice {
    private LossChoice() {
    }

    /// The loss of a target when none was asked for.
    static LossSum byDefault(TargetEncoding target, Plugins plugins) {
        return plugins.loss(switch (target) {
            case TargetEncoding.Numeric _ -> "huber";
            case TargetEncoding.Classes classes -> classes.classes().size() == 2 ? "bce-with-logits" : "cross-entropy";
        });
    }

    /// Which target a loss needs.
    static TargetWish wish(LossSum loss) {
        return new TargetWish(kind(loss), "loss '" + loss.text() + "'");
    }

    private static TargetWish.Kind kind(LossSum loss) {
        requirePredictions(loss);
        if (loss.rowWise()) {
            return TargetWish.Kind.CLASSES;
        }
        if (loss.inputs().getFirst().domain() == Domain.LOG_PROBABILITY) {
            throw distributions(loss);
        }
        return switch (targetDomain(loss)) {
            case REAL, LOGIT -> TargetWish.Kind.NUMBERS;
            case NON_NEGATIVE, POSITIVE, COUNT -> TargetWish.Kind.PLAIN_NUMBERS;
            case PROBABILITY, SIGN -> TargetWish.Kind.TWO_CLASSES;
            case LABEL -> TargetWish.Kind.CLASSES;
            case LOG_PROBABILITY -> throw distributions(loss);
            case BOX -> throw new ThalwegException("TH-L090", "loss '" + loss.text()
                    + "' compares boxes, which a data file does not give. Try huber.");
        };
    }

    private static void requirePredictions(LossSum loss) {
        for (LossInput input : loss.inputs()) {
            if (!input.optional() && !isGiven(input)) {
                throw new ThalwegException("TH-L092", "loss '" + loss.text() + "' takes '" + input.name()
                        + "' (" + input.description()
                        + "), not only predictions and targets; a data file cannot train it. Try huber or cross-entropy.");
            }
        }
        if (!loss.inputs().getFirst().differentiable()) {
            throw new ThalwegException("TH-L092", "loss '" + loss.text()
                    + "' has no gradient; it can be evaluated, not trained. Try hinge, bce-with-logits or cross-entropy.");
        }
    }

    /// Whether a network and a data file give it: predictions, and a number or a label for each row.
    private static boolean isGiven(LossInput input) {
        boolean severalLabels = input.kind() == Kind.LABEL && input.layout() == Layout.PREDICTION;
        return input.layout() instanceof Layout.Relative && !severalLabels
                && (input.name().equals(LossInput.PREDICTION) || input.name().equals(LossInput.TARGET));
    }

    private static ThalwegException distributions(LossSum loss) {
        return new ThalwegException("TH-L090", "loss '" + loss.text()
                + "' compares distributions, which a data file does not give. Try cross-entropy, or bce-with-logits for two classes.");
    }

    /// The number of outputs that a network needs.
    static int outputs(LossSum loss, TargetEncoding target) {
        return loss.rowWise() && target instanceof TargetEncoding.Classes classes ? classes.classes().size() : 1;
    }

    /// The targets of a part as the loss takes them.
    static TargetRows rows(LossSum loss, Dataset part, ElementType type) {
        Targets targets = part.targets().orElseThrow(() -> new IllegalArgumentException("rows without targets"));
        return switch (targets) {
            case Targets.Numbers numbers -> new TargetRows.Numbers(checked(loss, numbers).scaled());
            case Targets.Labels labels when !loss.rowWise() ->
                new TargetRows.Numbers(labels.asNumbers(type, targetDomain(loss) == Domain.SIGN ? -1 : 0, 1));
            case Targets.Labels labels when targetDomain(loss) == Domain.LABEL ->
                new TargetRows.Labels(labels.labels());
            case Targets.Labels labels -> new TargetRows.OneHot(labels.labels(), labels.classes(), type);
        };
    }

    private static Targets.Numbers checked(LossSum loss, Targets.Numbers numbers) {
        Domain domain = targetDomain(loss);
        for (double value : numbers.values()) {
            boolean allowed = switch (domain) {
                case NON_NEGATIVE -> value >= 0;
                case COUNT -> value >= 0 && value == Math.rint(value);
                case POSITIVE -> value > 0;
                case REAL, LOGIT, PROBABILITY, LOG_PROBABILITY, SIGN, BOX, LABEL -> true;
            };
            if (!allowed) {
                throw new ThalwegException("TH-L091", dev.thalweg.api.ExitCategory.DATA,
                        "loss '" + loss.text() + "' needs "
                                + domain.text() + " as targets, but the target column holds " + value + ". Try huber.",
                        null);
            }
        }
        return numbers;
    }

    private static Domain targetDomain(LossSum loss) {
        return loss.input(LossInput.TARGET).orElseThrow(() -> new ThalwegException("TH-L092",
                "loss '" + loss.text()
                        + "' takes no targets; a data file cannot train it. Try huber or cross-entropy."))
                .domain();
    }
}
