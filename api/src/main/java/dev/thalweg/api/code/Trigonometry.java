// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.formula.Meaning;

/// Sine and cosine of angles that are not huge, and the inverses of cosine and tangent, without branches.
///
/// An angle is `x = k·π/2 + r` with `k = round(x·2/π)`; `π/2` is taken off in three parts, which leaves r with all its digits up to the
/// greatest angle. The low bits of k say which of the two series it is, and its sign. All polynomials are minimax fits.
final class Trigonometry {
    /// `(sin r / r − 1)/r²` over r².
    private static final double[] SIN_32 = {2.723757724e-06, -1.983998958e-04, 8.333331691e-03, -1.666666666e-01};
    private static final double[] SIN_64 = {-7.584263996034166e-13, 1.605848950955874e-10, -2.5052105961377e-08,
        2.7557319218542833e-06, -0.0001984126984126402, 0.008333333333333331, -0.16666666666666666};
    /// `(cos r − 1 + r²/2)/r⁴` over r².
    private static final double[] COS_32 = {-2.729065240e-07, 2.480051929e-05, -1.388888752e-03, 4.166666666e-02};
    private static final double[] COS_64 = {4.7445191096480046e-14, -1.1470437475266499e-11, 2.087675564036913e-09,
        -2.755731922096008e-07, 2.4801587301584066e-05, -0.0013888888888888887, 0.041666666666666664};
    /// `(atan t / t − 1)/t²` over t² on [0, 1].
    private static final double[] ATAN_32 = {-2.386997317e-03, 1.350777143e-02, -3.587153898e-02, 6.250169445e-02,
        -8.656880430e-02, 1.103376412e-01, -1.427856875e-01, 1.999973933e-01, -3.333333173e-01};
    private static final double[] ATAN_64 = {1.806195461861215e-05, -0.00019996189377901382, 0.0010496035084968515,
        -0.0034958859739163094, 0.008368931178450162, -0.015535152475414177, 0.023696731580048622,
        -0.031277189066996385, 0.03749486812535247, -0.04260356632601652, 0.04737749579527779, -0.052579733342841106,
        0.05881506877793656, -0.06666564699289104, 0.07692298971033217, -0.09090908590891934, 0.11111111093490827,
        -0.14285714285384132, 0.1999999999999753, -0.3333333333333333};
    /// π/2 to three times the digits of the format.
    private static final double[] HALF_PI_32 = {1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15};
    private static final double[] HALF_PI_64 = {1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33};

    private final Code code;
    private final Format format;
    private final double[] halfPi;

    Trigonometry(Code code) {
        this.code = code;
        format = code.format();
        halfPi = choose(HALF_PI_32, HALF_PI_64);
    }

    private double[] choose(double[] single, double[] twice) {
        return switch (code.type()) {
            case F32 -> single;
            case F64 -> twice;
        };
    }

    Value sin(Value x) {
        return wave(x, 0);
    }

    Value cos(Value x) {
        return wave(x, 1);
    }

    /// The sine of `x + ahead·π/2`.
    private Value wave(Value x, int ahead) {
        Value shifted = code.fma(x, code.real(2 / Math.PI), code.real(format.magic() + ahead));
        Value quarters = code.subtract(shifted, code.real(format.magic() + ahead));
        Value r = x;
        for (double part : halfPi) {
            r = code.fma(quarters, code.real(-part), r);
        }
        Value square = code.multiply(r, r);
        Value sine = code.fma(code.multiply(r, square), code.polynomial(square, choose(SIN_32, SIN_64)), r);
        Value tail = code.fma(code.multiply(square, square), code.polynomial(square, choose(COS_32, COS_64)),
                code.real(1));
        Value cosine = code.fma(square, code.real(-0.5), tail);
        Value size = code.select(isOdd(code.subtract(shifted, code.real(format.magic()))), cosine, sine);
        Value legal = code.atMost(code.abs(x), code.real(Meaning.MOST_ANGLE));
        return code.ranges().assume(code.select(legal, negatedByBit(size, shifted), code.real(Double.NaN)),
                new Range(-1, 1));
    }

    private Value isOdd(Value whole) {
        Value half = code.multiply(whole, code.real(0.5));
        Value magic = code.real(format.magic());
        return code.notEqual(code.subtract(code.add(half, magic), magic), half);
    }

    /// The number, negated where the second bit is set: adding a sign bit turns the sign.
    private Value negatedByBit(Value size, Value bits) {
        Value sign = code.bitsAnd(code.shiftLeft(code.toBits(bits), format.bits() - 2), code.bits(format.signBit()));
        return code.fromBits(code.bitsAdd(code.toBits(size), sign));
    }

    /// `2·atan √((1 − x)/(1 + x))`: nothing cancels, at neither end.
    Value acos(Value x) {
        Value one = code.real(1);
        Value half = atan(code.sqrt(code.divide(code.subtract(one, x), code.add(one, x))));
        return code.add(half, half);
    }

    /// Beyond 1 it is `π/2 − atan 1/|x|`; it has the sign of x, zeros too.
    Value atan(Value x) {
        Value size = code.abs(x);
        Value one = code.real(1);
        Value beyond = code.less(one, size);
        Value t = code.select(beyond, code.divide(one, size), size);
        Value square = code.multiply(t, t);
        Value angle = code.fma(code.multiply(t, square), code.polynomial(square, choose(ATAN_32, ATAN_64)), t);
        Value complement = code.add(code.subtract(code.real(halfPi[0]), angle), code.real(halfPi[1]));
        return code.ranges().assume(code.withSignOf(code.select(beyond, complement, angle), x),
                new Range(-halfPi[0], halfPi[0]));
    }
}
