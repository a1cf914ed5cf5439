// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// The operations that kernels consist of. Each is exactly rounded (IEEE 754) or works on bits, so every machine, lane width and
/// form of code gives the same result.
enum Op {
    NEGATE("neg", Sort.REAL),
    ABS("abs", Sort.REAL),
    SQRT("sqrt", Sort.REAL),
    ADD("add", Sort.REAL),
    SUBTRACT("sub", Sort.REAL),
    MULTIPLY("mul", Sort.REAL),
    DIVIDE("div", Sort.REAL),
    /// `a·b + c`, rounded once.
    FMA("fma", Sort.REAL),
    /// Operands: what is taken where the mask is clear, what is taken where it is set, the mask.
    SELECT("select", Sort.REAL),
    LESS("lt", Sort.MASK),
    AT_MOST("le", Sort.MASK),
    GREATER("gt", Sort.MASK),
    EQUAL("eq", Sort.MASK),
    NOT_EQUAL("ne", Sort.MASK),
    AND("and", Sort.MASK),
    OR("or", Sort.MASK),
    NOT("not", Sort.MASK),
    /// The bits of a real number.
    TO_BITS("bits", Sort.BITS),
    /// The real number of some bits.
    FROM_BITS("real", Sort.REAL),
    BITS_ADD("iadd", Sort.BITS),
    BITS_SUBTRACT("isub", Sort.BITS),
    BITS_AND("iand", Sort.BITS),
    BITS_OR("ior", Sort.BITS);

    private final String text;
    private final Sort result;

    Op(String text, Sort result) {
        this.text = text;
        this.result = result;
    }

    String text() {
        return text;
    }

    Sort result() {
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

    boolean isComparison() {
        return this == LESS || this == AT_MOST || this == GREATER || this == EQUAL || this == NOT_EQUAL;
    }
}
