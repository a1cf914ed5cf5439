// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// What the gamma function's logarithm and its slope mean, in `double`.
///
/// Both climb to 10 by their recurrence, where Stirling's series has all digits. Near its zeros, 1 and 2, the logarithm is its power
/// series instead, whose coefficients are values of Hurwitz' zeta function.
final class GammaFunctions {
    private static final double EULER = 0.5772156649015329;
    private static final double FAR = 10;
    private static final double NEAR = 0.5;
    private static final int TERMS = 60;
    private static final int ZETA_TERMS = 200;
    private static final double[][] ZETA = {zeta(1), zeta(2)};
    /// `B₂ₖ/(2k(2k − 1))`
    private static final double[] STIRLING = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188,
        -691.0 / 360360, 1.0 / 156};

    private GammaFunctions() {
    }

    static double logGamma(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        for (int zero = 1; zero <= 2; zero++) {
            if (Math.abs(x - zero) <= NEAR) {
                return aroundZero(zero, x - zero);
            }
        }
        double product = 1;
        double far = x;
        for (; far < FAR; far++) {
            product *= far;
        }
        double series = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            series = series / (far * far) + STIRLING[k];
        }
        double half = (StrictMath.log(2 * Math.PI) - 1) / 2;
        return (far - 0.5) * (StrictMath.log(far) - 1) + half + series / far - StrictMath.log(product);
    }

    /// `log Γ(a + z) = ψ(a)·z + Σₖ₌₂ ζ(k, a)·(−z)ᵏ/k` for a of 1 or 2.
    private static double aroundZero(int a, double z) {
        double sum = 0;
        for (int k = TERMS; k >= 2; k--) {
            sum = -z * (ZETA[a - 1][k] / k + sum);
        }
        return z * (a - 1 - EULER - sum);
    }

    private static double[] zeta(int a) {
        double[] values = new double[TERMS + 1];
        for (int k = 2; k <= TERMS; k++) {
            values[k] = zeta(k, a);
        }
        return values;
    }

    /// `Σ 1/(a + i)ᵏ`: so many terms, and the Euler–Maclaurin formula for the rest.
    private static double zeta(int k, int a) {
        double last = a + ZETA_TERMS;
        double sum = StrictMath.pow(last, -k) * (last / (k - 1) + 0.5
                + k / (12 * last) * (1 - (k + 1) * (k + 2) / (60 * last * last)));
        for (int i = ZETA_TERMS - 1; i >= 0; i--) {
            sum += StrictMath.pow(a + i, -k);
        }
        return sum;
    }

    static double digamma(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        double climbed = 0;
        double far = x;
        for (; far < FAR; far++) {
            climbed += 1 / far;
        }
        double series = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            series = (series + (2 * k + 1) * STIRLING[k]) / (far * far);
        }
        return StrictMath.log(far) - 0.5 / far - series - climbed;
    }
}
