// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Zero-one loss, the rate of mistakes: 1 where the score has the wrong sign. It cannot be trained.
///
/// With `m = target · prediction`, targets -1 and +1: 1 where `m < 0`, else 0; a score of 0 counts as right, a NaN as wrong. Its
/// slope is 0 wherever it has one, so no gradient is offered. Neither convex nor continuous. Source: the error rate of statistical
/// decision theory; A. Wald, "Statistical Decision Functions", 1950.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record ZeroOne(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public ZeroOne() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "zero-one";
    }

    @Override
    public String summary() {
        return "whether a score has the wrong sign, for evaluation only";
    }

    @Override
    public Guide guide() {
        return new Guide("mistakes are counted",
                "anything is to be trained: take hinge, soft-margin or bce-with-logits",
                "the error rate of statistical decision theory; A. Wald, \"Statistical Decision Functions\", 1950");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public ZeroOne with(Arguments given) {
        return new ZeroOne(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(LossInput.prediction(Domain.REAL).constant(),
                LossInput.target(Domain.SIGN).constant());
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return where(target.times(prediction).atLeast(constant(0)), constant(0), constant(1));
    }
}
