// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// Element-wise functions of two arguments.
public enum BinaryOp {
    /// Sum.
    ADD("+"),
    /// Difference.
    SUBTRACT("-"),
    /// Product.
    MULTIPLY("*"),
    /// Quotient.
    DIVIDE("/"),
    /// Power; `0⁰ = 1`, a negative base with a fractional exponent is NaN.
    POWER("^"),
    /// The greater one; NaN if either is NaN.
    MAX("max"),
    /// The lesser one; NaN if either is NaN.
    MIN("min"),
    /// Less than; false with NaN.
    LESS("<"),
    /// At most; false with NaN.
    AT_MOST("<="),
    /// Greater than; false with NaN.
    GREATER(">"),
    /// At least; false with NaN.
    AT_LEAST(">="),
    /// Equal; −0 equals 0, NaN equals nothing.
    EQUAL("=="),
    /// Not equal; true with NaN.
    NOT_EQUAL("!="),
    /// Both true.
    AND("and"),
    /// At least one true.
    OR("or");

    private final String text;

    BinaryOp(String text) {
        this.text = text;
    }

    /// The operator in formulas written as text.
    ///
    /// @return the sign or word
    public String text() {
        return text;
    }

    /// Whether the result is a truth.
    ///
    /// @return true for comparisons, `and`, `or`
    public boolean isTruth() {
        return ordinal() >= LESS.ordinal();
    }

    /// Whether operands are numbers compared with each other.
    ///
    /// @return true for the six comparisons
    public boolean isComparison() {
        return isTruth() && !isLogical();
    }

    /// Whether operands are truths.
    ///
    /// @return true for `and` and `or`
    public boolean isLogical() {
        return this == AND || this == OR;
    }
}
