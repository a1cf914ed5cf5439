// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;

/// Cuts every entry of a gradient to an interval around 0, before the optimizer sees it.
///
/// The limit is the run-time scalar [#LIMIT], greater than 0. An infinite entry is cut like any other; NaN stays NaN, so that a guard
/// can still see it.
public final class ClipByValue {
    /// The name of the largest absolute value of an entry.
    public static final String LIMIT = "clipValue";

    private ClipByValue() {
    }

    /// The clipped gradient.
    ///
    /// @param gradient the gradient of one tensor
    /// @return each entry, or the limit with its sign
    public static Expr clip(Expr gradient) {
        Expr limit = Formulas.hyper(LIMIT);
        return Formulas.max(Formulas.min(gradient, limit), limit.negate());
    }
}
