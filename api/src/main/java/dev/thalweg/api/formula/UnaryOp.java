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
    /// Sine of an angle in radians; NaN beyond 2²⁰, where single precision has no more than a few numbers a turn.
    SIN,
    /// Cosine of an angle in radians; NaN beyond 2²⁰.
    COS,
    /// The angle from 0 to π with a cosine; NaN outside −1 … 1.
    ACOS,
    /// The angle from −π/2 to π/2 with a tangent.
    ATAN,
    /// `log Γ(x)` for positive x; +∞ at 0, NaN below.
    LGAMMA,
    /// The slope of `log Γ(x)` for positive x; −∞ at 0, NaN below. No derivative.
    DIGAMMA,
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
