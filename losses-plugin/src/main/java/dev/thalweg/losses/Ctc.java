// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.custom;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

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

/// Connectionist temporal classification: how unlikely a target is, over all its alignments with the frames of a sequence.
///
/// An alignment gives each frame a label of the target or the blank, labels in order, equal neighbours with a blank between them; its
/// probability is the product of those of the frames. The value is minus the logarithm of the sum. Its derivative with respect to the
/// log-probabilities is minus the probability that an alignment is there, and that of logits the softmax less it. (PyTorch gives the
/// latter for log-probabilities as well; here each is the derivative that it is.) Not convex in the logits.
///
/// Inputs `prediction` `[t, n, c]`, `target` `[n, s]`, `inputLengths` and `targetLengths` `[n]`; or one sequence without `n`. Frames and
/// labels beyond the lengths do not count; a length beyond the array is that of the array, and a negative one 0. The blank is no label. A target with more labels, and repetitions, than frames has no alignment: infinite, with a
/// gradient of NaN, or 0 and 0 with `zeroInfinity`. The mean divides each value by the length of its target first, as in PyTorch. Source:
/// A. Graves et al., "Connectionist Temporal Classification: Labelling Unsegmented Sequence Data with Recurrent Neural Networks", 2006.
///
/// @param arguments `blank`, 0 by default; `zeroInfinity`, false by default; `input`, `logits` or `log-probabilities`
@AutoService(LossPlugin.class)
public record Ctc(Arguments arguments) implements OwnAxesLoss {
    static final Parameter BLANK = Parameter.integer("blank", 0, 0, Integer.MAX_VALUE, "the class of the blank");
    static final Parameter ZERO_INFINITY = Parameter
            .flag("zeroInfinity", false, "whether targets without an alignment cost nothing").alias("zero_infinity");
    static final Parameter INPUT = Parameter.choice("input", "what predictions are", "logits", "log-probabilities");
    private static final Axis N = Axis.of("n");

    /// The loss with its default arguments.
    public Ctc() {
        this(Arguments.defaults(BLANK, ZERO_INFINITY, INPUT));
    }

    @Override
    public String id() {
        return "ctc";
    }

    @Override
    public String summary() {
        return "likelihood of a sequence of labels over all its alignments with the frames";
    }

    @Override
    public Guide guide() {
        return new Guide("labels come in the order of a longer input and nobody knows where",
                "the place of each label is known: use cross-entropy",
                "A. Graves et al., \"Connectionist Temporal Classification: Labelling Unsegmented Sequence Data with Recurrent Neural Networks\", 2006");
    }

    @Override
    public List<LossProperty> properties() {
        return hasLogits() ? List.of(NON_NEGATIVE, SHIFT_INVARIANT) : List.of();
    }

    @Override
    public Ctc with(Arguments given) {
        return new Ctc(given);
    }

    @Override
    public String item() {
        return "sequence";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    private boolean hasLogits() {
        return arguments.choice(INPUT).equals("logits");
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(
                LossInput.own(LossInput.PREDICTION, "what each frame says", CtcPaths.TIME, N, CtcPaths.CLASSES)
                        .over(hasLogits() ? Domain.LOGIT : Domain.LOG_PROBABILITY),
                LossInput.own(LossInput.TARGET, "the labels of each sequence", N, CtcPaths.LABELS).over(Domain.LABEL),
                LossInput.own("inputLengths", "how many frames count", N).over(Domain.COUNT).alias("input_lengths"),
                LossInput.own(LossInput.TARGET + LossInput.LENGTHS, "how many labels count", N).over(Domain.COUNT)
                        .alias("target_lengths"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr given = inputs.prediction();
        Expr logProbabilities = hasLogits() ? logSoftmax(given, CtcPaths.CLASSES) : given;
        Expr length = inputs.get(LossInput.TARGET + LossInput.LENGTHS);
        Expr paths = custom(new CtcPaths(false), logProbabilities, inputs.target(), inputs.get("inputLengths"), length,
                BLANK.expr());
        Expr infinite = paths.equalTo(constant(Double.POSITIVE_INFINITY));
        Expr value = arguments.flag(ZERO_INFINITY) ? where(infinite, constant(0), paths) : paths;
        return new LossFormula(value, inputs.items()).perUnit(max(length, constant(1)));
    }
}
