// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.Arrays;

/// The exponential function and what is made of it, without branches and from exactly rounded operations.
///
/// `eˣ = 2ⁿ·eʳ` with `n = round(x·log₂e)` and `|r| ≤ ½·ln 2`. The whole number `n` is read off the low bits of `x·log₂e + magic`;
/// shifted into the place of the exponent it is `2ⁿ`. An offset keeps that exponent legal; the last product takes the offset back
/// and is the only one to round, so results underflow gradually.
final class Exponentials {
    private static final double LOG2_E = 1.4426950408889634;

    /// The constants of one format.
    ///
    /// @param low below it the result is 0
    /// @param high above it the result is infinite
    /// @param ln2High ln 2 with so many trailing zeros that products with n are exact
    /// @param ln2Low what is missing
    /// @param offset added to negative exponents and subtracted from others
    /// @param exp coefficients of `eʳ`, highest power first
    /// @param expm1Low below it `eˣ − 1` rounds to −1
    /// @param expm1 coefficients of `(eʳ − 1 − r)/r²`
    private record Constants(double low, double high, double ln2High, double ln2Low, int offset, double[] exp,
            double expm1Low,
            double[] expm1) {
    }

    private static final Constants F32 = new Constants(-104, 89, 0.693145751953125, 1.42860682030941723212e-6, 64,
            new double[] {1.37805939e-3, 8.37312452e-3, 4.16695364e-2, 1.66664720e-1, 4.99999851e-1, 1, 1}, -18,
            new double[] {1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
                5.0000001201e-1});
    private static final Constants F64 = new Constants(-746, 710, 6.93147180369123816490e-01,
            1.90821492927058770002e-10, 512,
            taylor(13, 0), -38, taylor(14, 2));

    private final Code code;
    private final Format format;
    private final Constants constants;

    Exponentials(Code code) {
        this.code = code;
        format = code.format();
        constants = switch (code.type()) {
            case F32 -> F32;
            case F64 -> F64;
        };
    }

    /// `1/k!` for k from `degree` down to `first`.
    private static double[] taylor(int degree, int first) {
        double[] coefficients = new double[degree - first + 1];
        double factorial = 1;
        for (int k = 0; k <= degree; k++) {
            factorial *= Math.max(1, k);
            if (k >= first) {
                coefficients[degree - k] = 1 / factorial;
            }
        }
        return coefficients;
    }

    /// What lies beyond the ends is chosen last, so that nothing waits for the comparison.
    Value exp(Value x) {
        Range range = code.ranges().of(x);
        Value result = finite(x, range);
        if (range.low() < constants.low) {
            result = code.select(code.less(x, code.real(constants.low)), code.real(0), result);
        }
        if (range.high() > constants.high) {
            result = code.select(code.less(code.real(constants.high), x), code.real(Double.POSITIVE_INFINITY), result);
        }
        return code.ranges().assume(result, range.high() <= 0 ? Range.UNIT : Range.NOT_NEGATIVE);
    }

    private Value finite(Value x, Range range) {
        Scale scale = sides(x, range);
        Value shifted = code.fma(x, code.real(LOG2_E), scale.magic);
        Value r = reduced(x, code.subtract(shifted, scale.magic));
        Value power = power(shifted);
        if (range.high() <= 0) {
            // the coefficients take the offset back, which rounds nothing
            return code.multiply(code.polynomial(r, scaled(constants.exp, -constants.offset)), power);
        }
        // 2ⁿ itself can be infinite where the result is not
        return code.multiply(code.multiply(code.polynomial(r, constants.exp), power), scale.factor);
    }

    private static double[] scaled(double[] coefficients, int exponent) {
        return Arrays.stream(coefficients).map(coefficient -> Math.scalb(coefficient, exponent)).toArray();
    }

    /// Magic number with bias and offset in it, and the factor that takes the offset back.
    private record Scale(Value magic, Value factor) {
    }

    private Scale sides(Value x, Range range) {
        Scale negative = scale(constants.offset);
        if (range.high() <= 0) {
            return negative;
        }
        Scale positive = scale(-constants.offset);
        Value isNegative = code.less(x, code.real(0));
        return new Scale(code.select(isNegative, negative.magic, positive.magic),
                code.select(isNegative, negative.factor, positive.factor));
    }

    private Scale scale(int offset) {
        return new Scale(code.real(format.magic() + format.bias() + offset), code.real(Math.scalb(1.0, -offset)));
    }

    /// `2^(y + low)` for a number given in two parts, `|low|` tiny, `y` within the bounds of the exponent.
    Value exp2(Value y, Value low) {
        Scale scale = sides(y, code.ranges().of(y));
        Value shifted = code.add(y, scale.magic);
        Value fraction = code.add(code.subtract(y, code.subtract(shifted, scale.magic)), low);
        Value p = code.polynomial(code.multiply(fraction, code.real(Math.log(2))), constants.exp);
        return code.multiply(code.multiply(p, power(shifted)), scale.factor);
    }

    /// `x − n·ln 2` in two steps.
    private Value reduced(Value x, Value n) {
        return code.fma(n, code.real(-constants.ln2Low), code.fma(n, code.real(-constants.ln2High), x));
    }

    /// Two to the whole number in the low bits, which has the bias in it already; what stands above falls off.
    private Value power(Value shifted) {
        return code.fromBits(code.shiftLeft(code.toBits(shifted), format.mantissa()));
    }

    /// `eˣ − 1` as `2·(2ⁿ⁻¹·(eʳ − 1) + (2ⁿ⁻¹ − ½))`; it has the sign of x, zeros too.
    Value expm1(Value x) {
        Value clamped = code.notAbove(code.atLeast(x, constants.expm1Low), constants.high);
        Value magic = code.real(format.magic() + format.bias() - 1);
        Value shifted = code.fma(clamped, code.real(LOG2_E), magic);
        Value r = reduced(clamped, code.subtract(shifted, magic));
        Value half = power(shifted);
        Value small = code.fma(code.multiply(code.polynomial(r, constants.expm1), r), r, r);
        Value sum = code.fma(small, half, code.subtract(half, code.real(0.5)));
        Value result = code.withSignOf(code.add(sum, sum), x);
        return code.ranges().assume(result,
                code.ranges().of(x).high() <= 0 ? new Range(-1, 0) : new Range(-1, Double.POSITIVE_INFINITY));
    }

    /// `1/(1 + e^−x)`; the exponential is that of −|x|, which cannot overflow. Both sides are made of the reciprocal, so that the
    /// functions of x and of −x share everything but the choice.
    Value sigmoid(Value x) {
        Value e = exp(code.negate(code.abs(x)));
        Value greater = code.divide(code.real(1), code.add(code.real(1), e));
        Value lesser = code.multiply(e, greater);
        Value chosen = code.isNegated(x) ? code.select(code.less(code.negate(x), code.real(0)), greater, lesser)
                : code.select(code.less(x, code.real(0)), lesser, greater);
        return code.ranges().assume(chosen, Range.UNIT);
    }

    /// `tanh |x| = −m/(m + 2)` with `m = e^(−2|x|) − 1`, then the sign.
    Value tanh(Value x) {
        Value m = expm1(code.multiply(code.abs(x), code.real(-2)));
        Value size = code.divide(code.negate(m), code.add(m, code.real(2)));
        return code.ranges().assume(code.withSignOf(size, x), new Range(-1, 1));
    }
}
