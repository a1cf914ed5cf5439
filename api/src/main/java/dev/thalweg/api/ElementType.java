// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

/// The type of the numbers that a kernel computes with.
public enum ElementType {
    /// 32-bit IEEE 754, stored in `float[]`.
    F32("f32", 4),
    /// 64-bit IEEE 754, stored in `double[]`.
    F64("f64", 8);

    private final String text;
    private final int bytes;

    ElementType(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /// The name in options and files.
    ///
    /// @return `f32` or `f64`
    public String text() {
        return text;
    }

    /// The size of one number.
    ///
    /// @return 4 or 8 bytes
    public int bytes() {
        return bytes;
    }

    /// A new array of zeros.
    ///
    /// @param length the number of entries
    /// @return a `float[]` or `double[]`
    public Object newArray(int length) {
        return this == F32 ? new float[length] : new double[length];
    }
}
