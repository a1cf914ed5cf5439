// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// The operations that kernels consist of. Each is exactly rounded (IEEE 754) or works on bits, so every machine, lane width and
/// form of code gives the same result.
public enum Op {
    /// `-x`
    NEGATE("neg", Sort.REAL),
    /// `|x|`
    ABS("abs", Sort.REAL),
    /// `√x`
    SQRT("sqrt", Sort.REAL),
    /// `a + b`
    ADD("add", Sort.REAL),
    /// `a - b`
    SUBTRACT("sub", Sort.REAL),
    /// `a·b`
    MULTIPLY("mul", Sort.REAL),
    /// `a/b`
    DIVIDE("div", Sort.REAL),
    /// `a·b + c`, rounded once.
    FMA("fma", Sort.REAL),
    /// Operands: what is taken where the mask is clear, what is taken where it is set, the mask.
    SELECT("select", Sort.REAL),
    /// `a < b`; false with NaN.
    LESS("lt", Sort.MASK),
    /// `a <= b`; false with NaN.
    AT_MOST("le", Sort.MASK),
    /// `a > b`; false with NaN.
    GREATER("gt", Sort.MASK),
    /// `a == b`; false with NaN.
    EQUAL("eq", Sort.MASK),
    /// `a != b`; true with NaN.
    NOT_EQUAL("ne", Sort.MASK),
    /// Both masks.
    AND("and", Sort.MASK),
    /// One mask at least.
    OR("or", Sort.MASK),
    /// The opposite of a mask.
    NOT("not", Sort.MASK),
    /// The bits of a real number.
    TO_BITS("bits", Sort.BITS),
    /// The real number of some bits.
    FROM_BITS("real", Sort.REAL),
    /// The sum of integers; what does not fit is lost.
    BITS_ADD("iadd", Sort.BITS),
    /// The difference of integers; what does not fit is lost.
    BITS_SUBTRACT("isub", Sort.BITS),
    /// Bits that both have.
    BITS_AND("iand", Sort.BITS),
    /// Bits that one has at least.
    BITS_OR("ior", Sort.BITS);

    private final String text;
    private final Sort result;

    Op(String text, Sort result) {
        this.text = text;
        this.result = result;
    }

    /// Its name in listings.
    ///
    /// @return a short word
    public String text() {
        return text;
    }

    /// What it yields.
    ///
    /// @return the sort of its result
    public Sort result() {
        return result;
    }

    /// Whether operands may change places without a change of any bit.
    boolean isCommutative() {
        return switch (this) {
            case ADD, MULTIPLY, EQUAL, NOT_EQUAL, AND, OR, BITS_ADD, BITS_AND, BITS_OR -> true;
            case NEGATE, ABS, SQRT, SUBTRACT, DIVIDE, FMA, SELECT, LESS, AT_MOST, GREATER, NOT, TO_BITS, FROM_BITS,
                    BITS_SUBTRACT ->
                false;
        };
    }

    /// Whether two real numbers are compared.
    ///
    /// @return true for the five comparisons
    public boolean isComparison() {
        return this == LESS || this == AT_MOST || this == GREATER || this == EQUAL || this == NOT_EQUAL;
    }
}
