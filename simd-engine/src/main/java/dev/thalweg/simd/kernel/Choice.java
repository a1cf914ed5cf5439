// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// The choice between two numbers, for scalar code.
///
/// There are no branches in it: the JIT compiler cuts off what it has not seen taken, and when the data then takes that way after all,
/// the kernel falls back into the interpreter.
final class Choice {
    private Choice() {
    }

    /// Chooses by the bits, so that NaN stays what it is.
    ///
    /// @param mask 1 or 0
    /// @return `chosen` if the mask is 1, else `otherwise`
    static float select(float otherwise, float chosen, int mask) {
        int bits = Float.floatToRawIntBits(otherwise);
        return Float.intBitsToFloat(bits ^ (bits ^ Float.floatToRawIntBits(chosen)) & -mask);
    }

    /// The same in double precision.
    ///
    /// @param mask 1 or 0
    /// @return `chosen` if the mask is 1, else `otherwise`
    static double select(double otherwise, double chosen, int mask) {
        long bits = Double.doubleToRawLongBits(otherwise);
        return Double.longBitsToDouble(bits ^ (bits ^ Double.doubleToRawLongBits(chosen)) & -(long) mask);
    }
}
