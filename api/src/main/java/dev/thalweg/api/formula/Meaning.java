// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// What the element-wise operations mean, in `double`. Truths are 0 and 1.
public final class Meaning {
    /// The greatest angle that has a sine and a cosine.
    public static final double MOST_ANGLE = 1 << 20;
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    /// Where the series of erf gives way to the continued fraction of its complement; both are exact to a few ulp around it.
    private static final double ERF_SWITCH = 2.5;

    private Meaning() {
    }

    /// Applies a function of one argument.
    ///
    /// @param op the function
    /// @param x the argument
    /// @return its value
    public static double of(UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
            case SQUARE -> x * x;
            case SQRT -> Math.sqrt(x);
            case RECIPROCAL -> 1 / x;
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIGMOID -> x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x));
            case SOFTPLUS -> x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
            case TANH -> StrictMath.tanh(x);
            case ERF -> erf(x);
            case SIN -> Math.abs(x) <= MOST_ANGLE ? StrictMath.sin(x) : Double.NaN;
            case COS -> Math.abs(x) <= MOST_ANGLE ? StrictMath.cos(x) : Double.NaN;
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case LGAMMA -> GammaFunctions.logGamma(x);
            case DIGAMMA -> GammaFunctions.digamma(x);
            case XLOGX -> x == 0 ? 0 : x * StrictMath.log(x);
            case NOT -> x != 0 ? 0 : 1;
        };
    }

    /// Applies a function of two arguments.
    ///
    /// @param op the function
    /// @param a the left argument
    /// @param b the right argument
    /// @return its value
    public static double of(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Power.of(a, b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LESS -> a < b ? 1 : 0;
            case AT_MOST -> a <= b ? 1 : 0;
            case GREATER -> a > b ? 1 : 0;
            case AT_LEAST -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case AND -> a != 0 && b != 0 ? 1 : 0;
            case OR -> a != 0 || b != 0 ? 1 : 0;
        };
    }

    /// Folds one more entry in. For `LOG_SUM_EXP` this is the pairwise form.
    ///
    /// @param op how to fold
    /// @param sum what was folded so far
    /// @param x the next entry
    /// @return the fold with it
    public static double fold(Reduction op, double sum, double x) {
        return switch (op) {
            case SUM -> sum + x;
            case MAX -> Math.max(sum, x);
            case MAX_NUMBER -> x > sum ? x : sum;
            case MIN -> Math.min(sum, x);
            case LOG_SUM_EXP -> logAddExp(sum, x);
        };
    }

    private static double logAddExp(double a, double b) {
        double greater = Math.max(a, b);
        if (greater == Double.NEGATIVE_INFINITY) {
            return greater;
        }
        if (greater == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        return greater + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - greater));
    }

    /// Error function: the series with positive terms only, 2x/√π·e^(−x²)·Σ (2x²)ⁿ/(2n+1)‼, so nothing cancels; far out the
    /// continued fraction of its complement.
    private static double erf(double x) {
        double size = Math.abs(x);
        if (size >= 6) {
            return Math.signum(x);
        }
        if (!(size > 0)) {
            return x;
        }
        double square = size * size;
        double value;
        if (size < ERF_SWITCH) {
            double term = size;
            double sum = size;
            for (int n = 1; term > sum * 1e-18; n++) {
                term *= 2 * square / (2 * n + 1);
                sum += term;
            }
            value = TWO_OVER_SQRT_PI * StrictMath.exp(-square) * sum;
        } else {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = k / 2.0 / (size + fraction);
            }
            value = 1 - StrictMath.exp(-square) / Math.sqrt(Math.PI) / (size + fraction);
        }
        return Math.copySign(value, x);
    }
}
