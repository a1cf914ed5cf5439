// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;

/// Vectors scaled to length 1, as PyTorch's `normalize` does it.
final class UnitVectors {
    private static final double SHORTEST = 1e-12;

    private UnitVectors() {
    }

    /// What lies along an axis over its length; what is shorter than 1e-12 is divided by that.
    static Expr along(Axis axis, Expr x) {
        Expr squares = sum(x.square(), axis);
        Expr length = where(squares.greaterThan(constant(0)), sqrt(squares), 0);
        return x.over(max(length, constant(SHORTEST)));
    }
}
