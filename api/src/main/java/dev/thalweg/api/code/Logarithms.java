// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// The natural logarithm and what is made of it, without branches.
///
/// `x = 2ᵉ·m` with `m` from √½ to √2, both read off the bits, then `log x = e·ln 2 + log m`. The 32-bit polynomial is that of the
/// Cephes library, the 64-bit one that of fdlibm.
final class Logarithms {
    private static final double[] LOG_32 = {7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1,
        1.4249322787e-1,
        -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1};
    private static final double[] LOG_64 = {1.479819860511658591e-01, 1.531383769920937332e-01,
        1.818357216161805012e-01,
        2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01};
    /// `(log(1 + z) − z)/z²` on [0, 1], a Chebyshev fit.
    private static final double[] LOG1P_UNIT_32 = {-3.1760570195e-03, 1.9542527264e-02, -5.6373612834e-02,
        1.0543623795e-01,
        -1.5269667074e-01, 1.9663274257e-01, -2.4951616263e-01, 3.3329710499e-01, -4.9999892648e-01};
    /// `(2·artanh s − 2s)/s³` over `s²` on [0, 1/9], a minimax fit with error 7e-20.
    private static final double[] LOG1P_UNIT_64 = {0.1646546571237122, 0.06995581033273196, 0.10972212205434159,
        0.11716003984988307, 0.13336800837265922, 0.15384452231327828, 0.18181823191385038, 0.22222222125747312,
        0.28571428572506186, 0.39999999999994007, 0.6666666666666667};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final Code code;
    private final Format format;

    Logarithms(Code code) {
        this.code = code;
        format = code.format();
    }

    /// A positive number taken apart.
    ///
    /// @param exponent e, as a real number
    /// @param excess m − 1
    record Parts(Value exponent, Value excess) {
    }

    Value log(Value x) {
        Value y = finite(split(x));
        return special(x, y, x, code.real(0));
    }

    /// `−∞` at the pole, NaN below it and for NaN, +∞ for +∞.
    private Value special(Value x, Value y, Value distance, Value zero) {
        Range range = code.ranges().of(x);
        Value result = range.high() < INFINITY ? y : code.select(code.equal(x, code.real(INFINITY)), x, y);
        if (code.ranges().of(distance).low() > 0) {
            return code.select(code.isNaN(x), x, result);
        }
        result = code.select(code.equal(distance, zero), code.real(-INFINITY), result);
        return code.select(code.atMost(zero, distance), result, code.real(Double.NaN));
    }

    /// Takes apart what is positive and finite; anything else gives numbers without meaning.
    Parts split(Value x) {
        return split(x, code.ranges().of(x).low() >= format.minNormal());
    }

    private Parts split(Value x, boolean normal) {
        int lift = format.mantissa() + 2;
        Value tiny = code.less(x, code.real(format.minNormal()));
        Value lifted = normal ? x : code.select(tiny, code.multiply(x, code.real(Math.scalb(1.0, lift))), x);
        double base = format.magic() + format.bias();
        Value origin = normal ? code.real(base) : code.select(tiny, code.real(base + lift), code.real(base));
        long one = format.bitsOf(1);
        Value bits = code.toBits(lifted);
        Value biased = code.shiftRight(code.bitsAdd(bits, code.bits(one - format.bitsOf(Math.sqrt(0.5)))),
                format.mantissa());
        Value whole = code.fromBits(code.bitsOr(biased, code.bits(format.bitsOf(format.magic()))));
        Value m = code.fromBits(
                code.bitsAdd(code.bitsSubtract(bits, code.shiftLeft(biased, format.mantissa())), code.bits(one)));
        return new Parts(code.subtract(whole, origin), code.subtract(m, code.real(1)));
    }

    private Value finite(Parts parts) {
        return switch (code.type()) {
            case F32 -> finite32(parts.exponent, parts.excess);
            case F64 -> finite64(parts.exponent, parts.excess);
        };
    }

    private Value finite32(Value e, Value f) {
        Value square = code.multiply(f, f);
        Value y = code.multiply(code.multiply(code.polynomial(f, LOG_32), f), square);
        y = code.fma(e, code.real(-2.12194440e-4), y);
        y = code.add(f, code.fma(code.real(-0.5), square, y));
        return code.fma(e, code.real(0.693359375), y);
    }

    private Value finite64(Value e, Value f) {
        Value s = code.divide(f, code.add(f, code.real(2)));
        Value w = code.multiply(s, s);
        Value series = code.multiply(code.polynomial(w, LOG_64), w);
        Value half = code.multiply(code.multiply(f, f), code.real(0.5));
        Value low = code.fma(e, code.real(1.90821492927058770002e-10), code.multiply(s, code.add(half, series)));
        return code.fma(e, code.real(6.93147180369123816490e-01), code.subtract(f, code.subtract(half, low)));
    }

    /// `log u + (x − (u − 1))/u` with `u = 1 + x` rounded, never subnormal; on [0, 1] a polynomial. It has the sign of x, zeros too.
    Value log1p(Value x) {
        if (code.ranges().of(x).isWithin(0, 1)) {
            return code.ranges().assume(log1pUnit(x), Range.UNIT);
        }
        Value u = code.add(code.real(1), x);
        Value lost = code.divide(code.subtract(x, code.subtract(u, code.real(1))), u);
        Value y = code.withSignOf(code.add(finite(split(u, true)), lost), x);
        return special(x, y, x, code.real(-1));
    }

    private Value log1pUnit(Value z) {
        return switch (code.type()) {
            case F32 -> code.fma(code.multiply(z, z), code.polynomial(z, LOG1P_UNIT_32), z);
            case F64 -> {
                Value s = code.divide(z, code.add(z, code.real(2)));
                Value w = code.multiply(s, s);
                Value series = code.multiply(code.polynomial(w, LOG1P_UNIT_64), w);
                Value half = code.multiply(code.multiply(z, z), code.real(0.5));
                yield code.subtract(z, code.subtract(half, code.multiply(s, code.add(half, series))));
            }
        };
    }

    /// `max(x, 0) + log(1 + e^−|x|)`.
    Value softplus(Value x, Exponentials exponentials) {
        Value zero = code.real(0);
        Value rest = log1p(exponentials.exp(code.negate(code.abs(x))));
        return code.ranges().assume(code.add(code.select(code.less(zero, x), x, zero), rest), Range.NOT_NEGATIVE);
    }

    Value xlogx(Value x) {
        Value zero = code.real(0);
        return code.select(code.equal(x, zero), zero, code.multiply(x, log(x)));
    }
}
