// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.simd.kernel.Kernel;

/// Plain loops over arrays of one element type.
interface Elements {

    static Elements of(ElementType type) {
        return switch (type) {
            case F32 -> FloatElements.INSTANCE;
            case F64 -> DoubleElements.INSTANCE;
        };
    }

    /// A part of a tensor, taken row by row or position by position: what is packed or unpacked.
    final class Region {
        /// Where the first row begins, and each other one relative to it.
        final int[] rowOffsets;
        int rows;
        /// The walk over positions, its first position, how many.
        Walk inner;
        int from;
        int count;
        /// How far neighbours lie apart in the packed run.
        int rowStep;
        int innerStep;

        Region(int rows, Walk inner) {
            rowOffsets = new int[rows];
            this.inner = inner;
        }
    }

    /// Copies a region of numbers or labels into a packed run.
    void pack(Object source, Region region, Object packed);

    /// Copies a packed run back.
    void unpack(Object packed, Region region, Object target);

    /// Adds `index · stride` of each entry to offsets; an index outside `0 … size − 1` or broken makes the offset negative for good.
    ///
    /// @param indices packed indices
    /// @param offsets what is added to, in the order of the packed run
    void addIndices(Object indices, int size, int stride, int[] offsets, int count);

    /// Looks entries up; a negative offset gives 0.
    void pick(Object source, int[] offsets, int count, Object packed);

    double get(Object array, int index);

    void set(Object array, int index, double value);

    void clear(Object array, int count);

    /// Folds the lanes that a kernel left, pairwise in `double`.
    ///
    /// @param lanes [Kernel#LANES] entries
    /// @param scratch [Kernel#LANES] entries that are overwritten
    double fold(Reduction op, Object lanes, double[] scratch);

    /// Folds lanes in place: i with i + 8, then i + 4, i + 2, i + 1.
    static double fold(Reduction op, double[] lanes) {
        for (int half = Kernel.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] = fold(op, lanes[i], lanes[i + half]);
            }
        }
        return lanes[0];
    }

    /// Folds two numbers; of two zeros a maximum or minimum keeps the first.
    static double fold(Reduction op, double a, double b) {
        return switch (op) {
            case SUM -> a + b;
            case MAX -> a < b || Double.isNaN(b) ? b : a;
            case MIN -> b < a || Double.isNaN(b) ? b : a;
            case LOG_SUM_EXP -> throw new IllegalArgumentException("plans fold sums, maxima and minima only");
        };
    }
}
