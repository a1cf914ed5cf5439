// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.ElementType;

/// The layout of a binary floating-point format.
///
/// @param type the element type
/// @param bits its width
/// @param mantissa stored bits of the mantissa
/// @param bias what is added to exponents
/// @param magic `1.5·2^mantissa`: adding it rounds a small number to a whole one, which then stands in the low bits
/// @param minNormal the least normal number
record Format(ElementType type, int bits, int mantissa, int bias, double magic, double minNormal) {
    private static final Format F32 = new Format(ElementType.F32, 32, 23, 127, 0x1.8p23, Float.MIN_NORMAL);
    private static final Format F64 = new Format(ElementType.F64, 64, 52, 1023, 0x1.8p52, Double.MIN_NORMAL);

    static Format of(ElementType type) {
        return switch (type) {
            case F32 -> F32;
            case F64 -> F64;
        };
    }

    /// Rounds to this format.
    double round(double value) {
        return switch (type) {
            case F32 -> (float) value;
            case F64 -> value;
        };
    }

    /// The bits of a number of this format.
    long bitsOf(double value) {
        return switch (type) {
            case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
            case F64 -> Double.doubleToRawLongBits(value);
        };
    }

    /// The sign bit alone.
    long signBit() {
        return 1L << (bits - 1);
    }
}
