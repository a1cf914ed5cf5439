// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Locale;

/// Element-wise functions of one argument.
///
/// Each constant has one row in every table that must have an opinion: [Meaning], [Derivatives], [Cost], and the lowering of
/// each backend.
public enum UnaryOp {
    /// `-x`
    NEGATE,
    /// `|x|`; slope 0 at 0.
    ABS,
    /// −1, 0 or 1; NaN stays NaN. No derivative.
    SIGN,
    /// `x²`
    SQUARE,
    /// `√x`
    SQRT,
    /// `1/x`
    RECIPROCAL,
    /// `eˣ`
    EXP,
    /// `eˣ − 1`, accurate near 0.
    EXPM1,
    /// Natural logarithm.
    LOG,
    /// `log(1 + x)`, accurate near 0.
    LOG1P,
    /// `1/(1 + e⁻ˣ)`
    SIGMOID,
    /// `log(1 + eˣ)`
    SOFTPLUS,
    /// Hyperbolic tangent.
    TANH,
    /// Error function.
    ERF,
    /// `x·log(x)` with 0 at 0.
    XLOGX,
    /// Logical negation of a truth.
    NOT;

    /// The name in formulas written as text.
    ///
    /// @return the lower-case name
    public String text() {
        return this == NEGATE ? "-" : name().toLowerCase(Locale.ROOT);
    }
}
