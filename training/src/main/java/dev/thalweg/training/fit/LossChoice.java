// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.data.Targets;
import dev.thalweg.training.model.ClassForm;
import dev.thalweg.training.model.ElementForm;
import dev.thalweg.training.model.ListForm;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.PairForm;
import java.util.stream.IntStream;

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
        return new TargetWish(kind(LossForm.of(loss)), "loss '" + loss.text() + "'");
    }

    private static TargetWish.Kind kind(LossForm form) {
        return switch (form) {
            case ClassForm _ -> TargetWish.Kind.CLASSES;
            case ListForm _, PairForm _ -> TargetWish.Kind.PLAIN_NUMBERS;
            case ElementForm elements -> kind(elements.targets());
        };
    }

    private static TargetWish.Kind kind(Domain targets) {
        return switch (targets) {
            case REAL, LOGIT -> TargetWish.Kind.NUMBERS;
            case NON_NEGATIVE, POSITIVE, COUNT -> TargetWish.Kind.PLAIN_NUMBERS;
            case PROBABILITY, SIGN -> TargetWish.Kind.TWO_CLASSES;
            case LABEL -> TargetWish.Kind.CLASSES;
            case LOG_PROBABILITY, BOX -> throw new IllegalArgumentException("no target holds " + targets.text());
        };
    }

    /// The number of outputs that a network needs.
    static int outputs(LossForm form, TargetEncoding target) {
        return form.outputs(target instanceof TargetEncoding.Classes classes ? classes.classes().size() : 1);
    }

    /// How a loss is trained on a part of the data.
    ///
    /// @throws ThalwegException TH-L091 if the loss needs rows of every class and there are none of one
    static LossForm form(LossSum loss, Dataset train, TargetEncoding target) {
        if (!(targets(train) instanceof Targets.Labels labels && target instanceof TargetEncoding.Classes classes)) {
            return LossForm.of(loss);
        }
        LossForm form = LossForm.of(loss).over(labels.counts());
        int absent = form.classCounts().indexOf(0);
        if (absent >= 0) {
            throw new ThalwegException("TH-L091", ExitCategory.DATA, "loss '" + loss.text()
                    + "' goes by how many rows that train are of each class, but none is of class '"
                    + classes.classes().get(absent) + "'. Give more rows, another --seed, or take cross-entropy.",
                    null);
        }
        return form;
    }

    /// The targets of a part as the loss takes them.
    static TargetRows rows(LossForm form, Dataset part) {
        ElementType type = part.inputs().type();
        return switch (targets(part)) {
            case Targets.Numbers numbers -> new TargetRows.Numbers(checked(form, numbers).scaled());
            case Targets.Labels labels when !(form instanceof ClassForm) ->
                new TargetRows.Numbers(labels.asNumbers(type, form.targets() == Domain.SIGN ? -1 : 0, 1));
            case Targets.Labels labels when form.targets() == Domain.LABEL -> new TargetRows.Labels(labels.labels());
            case Targets.Labels labels -> new TargetRows.OneHot(labels.labels(), labels.classes(), type);
        };
    }

    /// How relevant each row of a part is.
    static double[] relevance(Dataset part) {
        return switch (targets(part)) {
            case Targets.Numbers numbers -> numbers.values();
            case Targets.Labels labels -> IntStream.of(labels.labels()).asDoubleStream().toArray();
        };
    }

    private static Targets targets(Dataset part) {
        return part.targets().orElseThrow(() -> new IllegalArgumentException("rows without targets"));
    }

    private static Targets.Numbers checked(LossForm form, Targets.Numbers numbers) {
        Domain domain = form.targets();
        for (double value : numbers.values()) {
            boolean allowed = switch (domain) {
                case NON_NEGATIVE -> value >= 0;
                case COUNT -> value >= 0 && value == Math.rint(value);
                case POSITIVE -> value > 0;
                case REAL, LOGIT, PROBABILITY, LOG_PROBABILITY, SIGN, BOX, LABEL -> true;
            };
            if (!allowed) {
                throw new ThalwegException("TH-L091", ExitCategory.DATA,
                        "loss '" + form.loss().text() + "' needs "
                                + domain.text() + " as targets, but the target column holds " + value + ". Try huber.",
                        null);
            }
        }
        return numbers;
    }
}
