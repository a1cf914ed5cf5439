// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.ParameterAxes;

/// Makes a matrix nearly orthogonal by products alone: its singular values come to about 0.7 to 1.2, its singular vectors stay.
///
/// Source: K. Jordan et al., "Muon: An Optimizer for Hidden Layers in Neural Networks", 2024.
final class NewtonSchulz {
    private static final double EPSILON = 1e-7;
    private static final double LINEAR = 3.4445;
    private static final double CUBIC = -4.7750;
    private static final double QUINTIC = 2.0315;

    private NewtonSchulz() {
    }

    static Expr orthogonal(Expr matrix, ParameterAxes.Matrix axes, int steps) {
        Expr norm = sqrt(sum(matrix.square(), axes.outputs(), axes.inputs()));
        Expr x = matrix.over(norm.plus(EPSILON));
        for (int i = 0; i < steps; i++) {
            x = step(x, axes);
        }
        return x;
    }

    private static Expr step(Expr x, ParameterAxes.Matrix axes) {
        Axis row = axes.shorter();
        Axis column = row.twin(row.name() + "'");
        Axis between = row.twin(row.name() + "''");
        Expr gram = sum(x.times(rename(x, row, column)), axes.longer());
        Expr squared = sum(rename(gram, column, between).times(rename(gram, row, between)), between);
        Expr polynomial = gram.times(CUBIC).plus(squared.times(QUINTIC));
        return x.times(LINEAR).plus(sum(polynomial.times(rename(x, row, column)), column));
    }
}
