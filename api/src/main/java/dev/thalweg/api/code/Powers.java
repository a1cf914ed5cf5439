// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// `aᵇ = 2^(b·log₂|a|)`, the logarithm and its product carried in two parts so that the exponent keeps about eight bits more than
/// the format has.
///
/// As in [Math#pow]: `a⁰ = 1` for every a, a negative base with a fractional exponent is NaN.
final class Powers {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG2_E_LOW = 2.0355273740931033e-17;

    private final Code code;
    private final Exponentials exponentials;
    private final Logarithms logarithms;

    Powers(Code code, Exponentials exponentials, Logarithms logarithms) {
        this.code = code;
        this.exponentials = exponentials;
        this.logarithms = logarithms;
    }

    /// A number as the sum of two, the second one small.
    private record Pair(Value high, Value low) {
    }

    Value pow(Value a, Value b) {
        Value x = code.abs(a);
        Pair y = times(b, log2(x));
        double limit = code.format().bias() + 2;
        Value clamped = code.notAbove(code.atLeast(y.high, -limit - code.format().mantissa()), limit);
        Value inside = code.less(code.abs(y.high), code.real(2 * limit));
        Value size = exponentials.exp2(clamped, code.select(inside, y.low, code.real(0)));
        Value result = code.select(code.isNaN(a), a, size);
        if (code.ranges().of(a).low() < 0) {
            result = signed(a, b, result);
        }
        return code.select(code.equal(b, code.real(0)), code.real(1), result);
    }

    /// Gives a power of |a| the sign, or the NaN, of a power of a.
    private Value signed(Value a, Value b, Value size) {
        Value exponent = code.abs(b);
        Value isWhole = code.equal(rounded(exponent), exponent);
        Value half = code.multiply(exponent, code.real(0.5));
        Value isOdd = code.and(isWhole, code.notEqual(rounded(half), half));
        Value result = code.select(isOdd, code.withSignOf(size, a), size);
        Value isFiniteNegative = code.and(code.less(a, code.real(0)),
                code.less(code.real(Double.NEGATIVE_INFINITY), a));
        return code.select(code.and(isFiniteNegative, code.not(isWhole)), code.real(Double.NaN), result);
    }

    /// The nearest whole number of one that is not negative. From 2^mantissa on every number is whole.
    private Value rounded(Value x) {
        Value step = code.real(Math.scalb(1.0, code.format().mantissa()));
        return code.select(code.less(x, step), code.subtract(code.add(x, step), step), x);
    }

    /// `log₂ x` of a number that is not negative.
    private Pair log2(Value x) {
        Logarithms.Parts parts = logarithms.split(x);
        Pair log = timesLog2e(logOfOnePlus(parts.excess()));
        Value high = code.add(parts.exponent(), log.high);
        Value low = code.add(code.add(code.subtract(parts.exponent(), high), log.high), log.low);
        Value zero = code.equal(x, code.real(0));
        Value infinite = code.equal(x, code.real(Double.POSITIVE_INFINITY));
        Value limit = code.select(zero, code.real(Double.NEGATIVE_INFINITY), code.select(infinite, x, high));
        return new Pair(limit, code.select(code.or(zero, infinite), code.real(0), low));
    }

    /// `2s + 2s³/3 + …` with `s = f/(2 + f)`; s and the cubic term are carried in two parts.
    private Pair logOfOnePlus(Value f) {
        Value two = code.real(2);
        Value v = code.add(two, f);
        Value lost = code.subtract(f, code.subtract(v, two));
        Value s = code.divide(f, v);
        Value rest = code.fma(code.negate(s), lost, code.fma(code.negate(s), v, f));
        Value w = code.multiply(s, s);
        Value tail = code.multiply(code.multiply(s, w), code.polynomial(w, series()));
        return sum(code.add(s, s), code.fma(two, code.divide(rest, v), tail));
    }

    /// `2/3, 2/5, …`, highest power first; the argument is at most 0.03.
    private double[] series() {
        int terms = switch (code.type()) {
            case F32 -> 6;
            case F64 -> 13;
        };
        double[] coefficients = new double[terms];
        for (int i = 0; i < terms; i++) {
            coefficients[terms - 1 - i] = 2.0 / (2 * i + 3);
        }
        return coefficients;
    }

    private Pair sum(Value high, Value low) {
        Value sum = code.add(high, low);
        return new Pair(sum, code.add(code.subtract(high, sum), low));
    }

    private Pair timesLog2e(Pair x) {
        Value high = code.real(LOG2_E);
        double missing = LOG2_E - code.format().round(LOG2_E) + LOG2_E_LOW;
        Value product = code.multiply(x.high, high);
        Value error = code.fma(x.high, high, code.negate(product));
        return new Pair(product, code.add(error, code.fma(x.high, code.real(missing), code.multiply(x.low, high))));
    }

    private Pair times(Value b, Pair x) {
        Value product = code.multiply(b, x.high);
        Value error = code.fma(b, x.high, code.negate(product));
        return new Pair(product, code.fma(b, x.low, error));
    }
}
