// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Knowledge distillation: a student learns the distribution of a teacher, softened, beside the labels.
///
/// With temperature `T` and softmaxes `p = softmax(teacher/T)`, `q = softmax(student/T)`: `α·T²·Σ p·log(p/q)` plus `(1 - α)` times
/// the cross-entropy of the student at the label. `T²` keeps the two in proportion: the gradient of the first part with respect to
/// the student is `α·T·(q - p)`. Convex in the student's logits. A gradient for the teacher is offered; ask for none where it is held
/// constant.
///
/// Inputs `student` and `teacher` `[batch, classes]`, logits, labels `[batch]`; or `[classes]` and one label. The mean divides by the
/// rows; code that takes PyTorch's `KLDivLoss` with `mean` divides by the classes as well, and distils too little by that factor.
/// Source: G. Hinton, O. Vinyals and J. Dean, "Distilling the Knowledge in a Neural Network", 2015.
///
/// @param arguments `temperature`, greater than 0, 4 by default; `alpha`, from 0 to 1, 0.5 by default
@AutoService(LossPlugin.class)
public record Kd(Arguments arguments) implements RowLoss {
    static final Parameter TEMPERATURE = Parameter.positive("temperature", 4,
            "what logits are divided by to be softened");
    static final Parameter ALPHA = Parameter.fraction("alpha", 0.5, "how much the teacher counts beside the labels");

    /// The loss with its default arguments.
    public Kd() {
        this(Arguments.defaults(TEMPERATURE, ALPHA));
    }

    @Override
    public String id() {
        return "kd";
    }

    @Override
    public List<String> aliases() {
        return List.of("knowledge-distillation");
    }

    @Override
    public String summary() {
        return "a student learns a teacher's distribution beside the labels";
    }

    @Override
    public Guide guide() {
        return new Guide("a small model should do what a large one does",
                "the teacher is no better than the labels",
                "G. Hinton, O. Vinyals and J. Dean, \"Distilling the Knowledge in a Neural Network\", 2015");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public Kd with(Arguments given) {
        return new Kd(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.shaped("student", Layout.PREDICTION, "the logits that are trained").over(Domain.LOGIT),
                LossInput.shaped("teacher", Layout.PREDICTION, "the logits to be learned from").over(Domain.LOGIT),
                LossInput.labels());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Axis classes = inputs.classes();
        Expr temperature = TEMPERATURE.expr();
        Expr student = inputs.get("student");
        Expr soft = logSoftmax(student.over(temperature), classes);
        Expr teacher = logSoftmax(inputs.get("teacher").over(temperature), classes);
        Expr divergence = sum(exp(teacher).times(teacher.minus(soft)), classes);
        Expr distilled = ALPHA.expr().times(temperature.square()).times(divergence);
        Expr label = pick(logSoftmax(student, classes), classes, inputs.target());
        return new LossFormula(distilled.minus(constant(1).minus(ALPHA.expr()).times(label)), inputs.items());
    }
}
