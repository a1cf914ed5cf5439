// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.UpdateInputs;

/// How far a whole tensor moves, in units of its own size: what [Lamb] and [Lars] share.
final class TrustRatio {
    private TrustRatio() {
    }

    /// The Euclidean norm of all entries.
    static Expr norm(Expr tensor, UpdateInputs inputs) {
        return sqrt(sum(tensor.square(), inputs.axes().all()));
    }

    /// One number over another; 1 where `parameter` or `update` is a norm of 0, and for biases, which begin at 0.
    static Expr of(UpdateInputs inputs, Expr parameter, Expr update, Expr ratio) {
        Expr zero = constant(0);
        return inputs.isBias() ? constant(1)
                : where(parameter.greaterThan(zero).and(update.greaterThan(zero)), ratio, 1);
    }
}
