// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

/// Non-negative numbers far beyond the range of `double`, to add and multiply where a logarithm for each sum would be too slow.
///
/// They live in an array: the significand of number i at i, and as far behind it as there are numbers its exponent, which counts powers of
/// 2⁵¹². Significands lie between 2⁻²⁵⁶ and 2²⁵⁶, so that few operations need to look at exponents. 0 has the exponent −∞; NaN stays NaN.
final class WideNumbers {
    private static final double UP = 0x1p512;
    private static final double DOWN = 0x1p-512;
    private static final double LARGE = 0x1p256;
    private static final double SMALL = 0x1p-256;
    /// The logarithm of 2⁵¹² in two parts, the first one with zeros at its end.
    private static final double STEP_HIGH = 512 * 0x1.62e42feep-1;
    private static final double STEP_LOW = 512 * 0x1.a39ef35793c76p-33;

    private WideNumbers() {
    }

    static void setZero(double[] memory, int to) {
        memory[to] = 0;
        memory[memory.length / 2 + to] = Double.NEGATIVE_INFINITY;
    }

    static void setOne(double[] memory, int to) {
        memory[to] = 1;
        memory[memory.length / 2 + to] = 0;
    }

    /// Sets a number by its logarithm. Beyond 2⁵³ that has no fraction, and what is left of it is no significand.
    static void setExp(double[] memory, int to, double logarithm) {
        if (logarithm == Double.NEGATIVE_INFINITY) {
            setZero(memory, to);
            return;
        }
        double exponent = Math.abs(logarithm) > STEP_HIGH / 2 ? Math.rint(logarithm / STEP_HIGH) : 0;
        double rest = Math.fma(-exponent, STEP_LOW, Math.fma(-exponent, STEP_HIGH, logarithm));
        memory[to] = StrictMath.exp(Math.max(-STEP_HIGH / 2, Math.min(STEP_HIGH / 2, rest)));
        memory[memory.length / 2 + to] = exponent;
    }

    /// The natural logarithm of a number.
    static double log(double[] memory, int at) {
        double exponent = memory[memory.length / 2 + at];
        return memory[at] == 0 ? Double.NEGATIVE_INFINITY
                : StrictMath.log(memory[at]) + exponent * STEP_LOW + exponent * STEP_HIGH;
    }

    /// The sum of three. It may be as large as they are together.
    static void setSum(double[] memory, int to, int a, int b, int c) {
        int half = memory.length / 2;
        double first = memory[half + a];
        double second = memory[half + b];
        double third = memory[half + c];
        double greater = first > second ? first : second;
        double exponent = greater > third ? greater : third;
        memory[to] = moved(memory[a], first - exponent) + moved(memory[b], second - exponent)
                + moved(memory[c], third - exponent);
        memory[half + to] = exponent;
    }

    /// The product of two.
    static void setProduct(double[] memory, int to, int a, int b) {
        int half = memory.length / 2;
        double product = memory[a] * memory[b];
        double exponent = memory[half + a] + memory[half + b];
        boolean isSmall = product < SMALL;
        boolean isLarge = product > LARGE;
        memory[to] = isSmall ? product * UP : isLarge ? product * DOWN : product;
        memory[half + to] = isSmall ? exponent - 1 : isLarge ? exponent + 1 : exponent;
    }

    /// The product of two, as a share of a third one that is no smaller.
    static double share(double[] memory, int a, int b, int of) {
        int half = memory.length / 2;
        return moved(memory[a] * memory[b] / memory[of], memory[half + a] + memory[half + b] - memory[half + of]);
    }

    /// A significand at another exponent; what is smaller by more than one is nothing beside it.
    private static double moved(double significand, double exponent) {
        return exponent == 0 ? significand
                : exponent == -1 ? significand * DOWN : exponent == 1 ? significand * UP : 0 * significand;
    }
}
