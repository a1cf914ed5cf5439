// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.ElementType;

/// For what code is written.
///
/// @param vectorBits the width of vectors: 128, 256 or 512; 0 for scalar code
public record Target(int vectorBits) {
    /// Plain scalar code.
    public static final Target SCALAR = new Target(0);

    /// Checks the width.
    public Target {
        if (vectorBits != 0 && vectorBits != 128 && vectorBits != 256 && vectorBits != 512) {
            throw new IllegalArgumentException(
                    "vectors of " + vectorBits + " bits; expected 128, 256, 512, or 0 for scalar code");
        }
    }

    /// How many elements are treated at once.
    ///
    /// @param type the element type
    /// @return at least 1
    public int lanes(ElementType type) {
        return isScalar() ? 1 : vectorBits / 8 / type.bytes();
    }

    /// Whether there are no vectors.
    ///
    /// @return true for scalar code
    public boolean isScalar() {
        return vectorBits == 0;
    }
}
