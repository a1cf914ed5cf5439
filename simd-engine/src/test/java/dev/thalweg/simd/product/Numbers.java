// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.util.Random;

/// Arrays of either element type for the tests of products.
final class Numbers {
    private static final double[] ODD = {
        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-40, -1e-310, 3e38, 1e308
    };

    private Numbers() {}

    /// Numbers around 0 whose products and sums all need rounding.
    static Object random(ElementType type, int length, Random random) {
        Object array = type.newArray(length);
        for (int i = 0; i < length; i++) {
            set(array, i, random.nextGaussian());
        }
        return array;
    }

    /// The same with zeros of both signs, infinities, NaN, subnormal and huge numbers here and there.
    static Object randomWithOddOnes(ElementType type, int length, Random random) {
        Object array = random(type, length, random);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(40) == 0) {
                set(array, i, ODD[random.nextInt(ODD.length)]);
            }
        }
        return array;
    }

    static void set(Object array, int index, double value) {
        if (array instanceof float[] floats) {
            floats[index] = (float) value;
        } else {
            ((double[]) array)[index] = value;
        }
    }

    /// The bits of a number, all NaN made one.
    static long bits(Object array, int index) {
        return array instanceof float[] floats
                ? Float.floatToIntBits(floats[index])
                : Double.doubleToLongBits(((double[]) array)[index]);
    }
}
