// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Expr;

/// Powers of numbers from 0 to 1, by which losses let fade what is right.
final class Powers {
    private Powers() {
    }

    /// A power. Small whole exponents are products; another exponent is a run-time scalar.
    ///
    /// @param base at least 0; what rounding made negative counts as 0, where the power and its slope are 0
    /// @param exponent the exponent, at least 0
    /// @param scalar the leaf that stands for it
    static Expr of(Expr base, double exponent, Expr scalar) {
        if (exponent == 0) {
            return constant(1);
        }
        return exponent == 1 ? base
                : exponent == 2 ? base.square()
                        : where(base.atMost(constant(0)), constant(0), base.power(scalar));
    }
}
