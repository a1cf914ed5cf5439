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

    /// A part of a tensor, some rows and in each of them some positions: what is packed or unpacked.
    final class Region {
        /// Where rows begin in the tensor.
        final int[] rows;
        int rowCount;
        /// Where positions lie, relative to the row.
        int[] positions = new int[0];
        int count;
        /// How far neighbouring positions lie apart in the packed run; neighbouring rows are neighbours there.
        int width;

        Region(int rows) {
            this.rows = new int[rows];
        }
    }

    /// Copies a region of numbers or labels into a packed run.
    void pack(Object source, Region region, Object packed);

    /// Copies numbers or labels that lie side by side.
    void copy(Object source, int from, int count, Object packed);

    /// Copies a packed run back.
    void unpack(Object packed, Region region, Object target);

    /// Adds `index · stride` of each entry to offsets; an index outside `0 … size − 1` or broken makes the offset negative for good.
    ///
    /// @param indices packed indices
    /// @param from the first of them
    /// @param index their size and stride
    /// @param offsets what is added to
    /// @param to the first of them
    /// @param count how many
    void addIndices(Object indices, int from, Operand.Index index, int[] offsets, int to, int count);

    /// Looks entries up; a negative offset gives 0.
    ///
    /// @param source where
    /// @param offsets their offsets
    /// @param from the first of them
    /// @param count how many
    /// @param packed where they go
    /// @param to from where on
    void pick(Object source, int[] offsets, int from, int count, Object packed, int to);

    /// Looks an entry of each row up by its label; a label outside `0 … size − 1` gives 0.
    ///
    /// @param source where
    /// @param from where the first row begins
    /// @param pitch how far rows lie apart
    /// @param index size and stride
    /// @param labels the labels
    /// @param first the first of them
    /// @param count how many rows
    /// @param packed where entries go
    void pick(Object source, int from, int pitch, Operand.Index index, int[] labels, int first, int count,
            Object packed);

    /// Folds entries into numbers one by one.
    void fold(Reduction op, Object entries, double[] into, int count);

    /// Writes numbers to where the rows of a region begin.
    void write(double[] numbers, Region region, Object target);

    double get(Object array, int index);

    void set(Object array, int index, double value);

    void clear(Object array, int count);

    /// Folds the lanes that a kernel left, pairwise in `double`.
    ///
    /// @param lanes [Kernel#LANES] entries, among others
    /// @param from the first of them
    /// @param scratch [Kernel#LANES] entries that are overwritten
    double fold(Reduction op, Object lanes, int from, double[] scratch);

    /// Folds lanes in place: i with i + 8, then i + 4, i + 2, i + 1.
    static double fold(Reduction op, double[] lanes) {
        for (int half = Kernel.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] = fold(op, lanes[i], lanes[i + half]);
            }
        }
        return lanes[0];
    }

    /// Folds two numbers. Maxima of numbers alone have passed over NaN before.
    static double fold(Reduction op, double a, double b) {
        return switch (op) {
            case SUM -> a + b;
            case MAX, MAX_NUMBER -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LOG_SUM_EXP -> throw new IllegalArgumentException("plans fold sums, maxima and minima only");
        };
    }
}
