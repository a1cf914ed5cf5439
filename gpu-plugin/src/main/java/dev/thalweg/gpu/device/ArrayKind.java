// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The arrays that users have.
enum ArrayKind {
    /// `float[]`
    FLOATS(ValueLayout.JAVA_FLOAT) {
        @Override
        int length(Object array) {
            return ((float[]) array).length;
        }
    },
    /// `double[]`
    DOUBLES(ValueLayout.JAVA_DOUBLE) {
        @Override
        int length(Object array) {
            return ((double[]) array).length;
        }
    },
    /// `int[]`
    INTEGERS(ValueLayout.JAVA_INT) {
        @Override
        int length(Object array) {
            return ((int[]) array).length;
        }
    };

    private final ValueLayout layout;

    ArrayKind(ValueLayout layout) {
        this.layout = layout;
    }

    static ArrayKind of(Object array) {
        return switch (array) {
            case float[] _ -> FLOATS;
            case double[] _ -> DOUBLES;
            case int[] _ -> INTEGERS;
            default -> throw new IllegalArgumentException("an array of " + array.getClass().getComponentType());
        };
    }

    abstract int length(Object array);

    int bytes() {
        return (int) layout.byteSize();
    }

    void copy(Object source, int from, MemorySegment target, int count) {
        MemorySegment.copy(source, from, target, layout, 0, count);
    }

    void copy(MemorySegment source, Object target, int from, int count) {
        MemorySegment.copy(source, layout, 0, target, from, count);
    }
}
