// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.List;

/// Gradients as formulas, in one call.
public final class Gradients {
    private Gradients() {
    }

    /// The derivatives of a number with respect to inputs.
    ///
    /// @param value a formula without axes
    /// @param leaves the inputs
    /// @return a formula for each, not yet simplified
    public static List<Expr> of(Expr value, List<Expr.Input> leaves) {
        return new Differentiate(new Graph()).gradients(value, Formulas.constant(1), leaves);
    }
}
