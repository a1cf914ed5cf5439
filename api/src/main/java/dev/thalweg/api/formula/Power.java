// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// What a power means, in `double`: `aᵇ = exp(b·log|a|)`, logarithm and product carried in two parts. Results that a `double` can
/// hold exactly are exact, all others off by little more than half an ulp.
///
/// [StrictMath#pow] is as good, but makes three arrays a call. The JIT compiler leaves them out only as long as every base it has seen
/// took the same way through them, so a training allocated or not by what else the JVM had computed.
final class Power {
    private static final double LOG2_E = 1.4426950408889634;
    /// So few bits that its product with any exponent is exact.
    private static final double LOG_2 = 0x1.62e42feep-1;
    private static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;
    private static final double TWO_THIRDS = 2.0 / 3;
    private static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;
    /// `exp` of anything beyond has no other result.
    private static final double FARTHEST = 800;
    private static final int NORMALIZING = 54;
    /// `2/5, 2/7, …`, highest power first.
    private static final double[] LOG_SERIES = new double[13];
    /// `1/2!, 1/3!, …`, highest power first.
    private static final double[] EXP_SERIES = new double[16];

    static {
        for (int i = 0; i < LOG_SERIES.length; i++) {
            LOG_SERIES[LOG_SERIES.length - 1 - i] = 2.0 / (2 * i + 5);
        }
        double factorial = 1;
        for (int i = 0; i < EXP_SERIES.length; i++) {
            factorial *= i + 2;
            EXP_SERIES[EXP_SERIES.length - 1 - i] = 1 / factorial;
        }
    }

    private Power() {
    }

    static double of(double a, double b) {
        double size = Math.abs(a);
        if (b == 0) {
            return 1;
        }
        if (Double.isNaN(a) || Double.isNaN(b) || size == 1 && Double.isInfinite(b)) {
            return Double.NaN;
        }
        double power = size == 0 || size == Double.POSITIVE_INFINITY || Double.isInfinite(b)
                ? size > 1 == b > 0 ? Double.POSITIVE_INFINITY : 0
                : ofPositive(size, b);
        return Math.copySign(1, a) > 0 ? power : signed(a, b, power);
    }

    /// Gives a power of |a| the sign, or the NaN, of a power of a negative a.
    private static double signed(double a, double b, double power) {
        if (Math.rint(b) != b) {
            return a == 0 || Double.isInfinite(a) ? power : Double.NaN;
        }
        return Math.rint(b / 2) == b / 2 ? power : -power;
    }

    private static double ofPositive(double x, double b) {
        double normal = x < Double.MIN_NORMAL ? x * (1L << NORMALIZING) : x;
        int exponent = Math.getExponent(normal);
        double mantissa = Math.scalb(normal, -exponent);
        if (mantissa > Math.sqrt(2)) {
            mantissa /= 2;
            exponent++;
        }
        if (x < Double.MIN_NORMAL) {
            exponent -= NORMALIZING;
        }

        // log m = 2s + 2s³/3 + … with s = (m − 1)/(m + 1), the first two terms in two parts
        double f = mantissa - 1;
        double v = 2 + f;
        double s = f / v;
        double sLow = Math.fma(-s, f - (v - 2), Math.fma(-s, v, f)) / v;
        double w = s * s;
        double wLow = Math.fma(s, s, -w) + 2 * s * sLow;
        double cube = s * w;
        double cubeLow = Math.fma(s, w, -cube) + s * wLow + sLow * w;
        double third = TWO_THIRDS * cube;
        double thirdLow = Math.fma(TWO_THIRDS, cube, -third) + TWO_THIRDS_LOW * cube + TWO_THIRDS * cubeLow;
        double near = 2 * s + third;
        double nearLow = 2 * s - near + third + (2 * sLow + thirdLow + cube * w * polynomial(LOG_SERIES, w));

        double far = exponent * LOG_2;
        double sum = far + near;
        double rest = far - sum + near + (nearLow + exponent * LOG_2_LOW);
        double log = sum + rest;
        double logLow = sum - log + rest;

        double product = b * log;
        if (!(Math.abs(product) < FARTHEST)) {
            return product > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return exp(product, Math.fma(b, log, -product) + b * logLow);
    }

    private static double exp(double x, double low) {
        double twos = Math.rint(x * LOG2_E);
        double rest = Math.fma(-twos, LOG_2, x);
        double restLow = Math.fma(-twos, LOG_2_LOW, low);
        double r = rest + restLow;
        double rLow = rest - r + restLow;
        double sum = 1 + r;
        double sumLow = 1 - sum + r + (Math.fma(r, rLow, rLow) + r * r * polynomial(EXP_SERIES, r));
        return Math.scalb(sum + sumLow, (int) twos);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = Math.fma(sum, x, coefficient);
        }
        return sum;
    }
}
