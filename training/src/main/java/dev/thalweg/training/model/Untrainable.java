// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;
import java.util.stream.Collectors;

/// Says why a loss of neither lists nor pairs cannot be trained from a data file, and what to take instead.
final class Untrainable {
    private Untrainable() {
    }

    /// @throws ThalwegException TH-L090 or TH-L092 if a network and a data file do not give what the loss takes
    static void require(LossSum loss) {
        LossInput first = loss.inputs().getFirst();
        if (!first.differentiable()) {
            throw refused(loss, "has no gradient; it can be evaluated, not trained",
                    "Try hinge, bce-with-logits or cross-entropy");
        }
        requireOnlyGiven(loss);
        requireComparable(loss, first.domain());
        requireComparable(loss, loss.input(LossInput.TARGET).orElseThrow().domain());
    }

    private static void requireOnlyGiven(LossSum loss) {
        List<LossInput> missing = loss.inputs().stream().filter(input -> !input.optional() && !isGiven(loss, input))
                .toList();
        boolean labels = loss.input(LossInput.TARGET).filter(target -> target.kind() == Kind.LABEL).isPresent();
        String remedy = "Try " + (labels ? "cross-entropy" : "huber or cross-entropy")
                + "; a program can hand all inputs to it (LossFunction.prepare)";
        if (!missing.isEmpty()) {
            throw refused(loss,
                    "takes " + missing.stream().map(input -> "'" + input.name() + "' (" + input.description() + ")")
                            .collect(Collectors.joining(", ")) + ", which a data file and a network do not give",
                    remedy);
        }
        if (loss.input(LossInput.TARGET).isEmpty()) {
            throw refused(loss, "takes no targets; a data file cannot train it", remedy);
        }
    }

    /// Predictions, a number or a label for each row, and how often each occurs; and what a distribution has besides its mean.
    private static boolean isGiven(LossSum loss, LossInput input) {
        boolean severalLabels = input.kind() == Kind.LABEL && input.layout() == Layout.PREDICTION;
        boolean ofDistribution = !loss.rowWise() && input.differentiable()
                && loss.input(LossInput.PREDICTION).isPresent();
        return input.layout() instanceof Layout.Relative && !severalLabels
                && (input.name().equals(LossInput.PREDICTION) || input.name().equals(LossInput.TARGET)
                        || input.name().equals(LossInput.CLASS_COUNTS) || ofDistribution);
    }

    private static void requireComparable(LossSum loss, Domain domain) {
        if (domain == Domain.BOX) {
            throw new ThalwegException("TH-L090", "loss '" + loss.text()
                    + "' compares boxes, which a data file does not give. Try huber.");
        }
        if (domain == Domain.LOG_PROBABILITY && !loss.rowWise()) {
            throw new ThalwegException("TH-L090", "loss '" + loss.text()
                    + "' compares distributions, which a data file does not give. Try cross-entropy, or bce-with-logits for two classes.");
        }
    }

    private static ThalwegException refused(LossSum loss, String why, String remedy) {
        return new ThalwegException("TH-L092", "loss '" + loss.text() + "' " + why + ". " + remedy + ".");
    }
}
