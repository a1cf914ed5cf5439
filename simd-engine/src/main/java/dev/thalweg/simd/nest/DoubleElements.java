// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.formula.Reduction;
import dev.thalweg.simd.kernel.Kernel;
import java.util.Arrays;

/// Loops over `double[]`.
enum DoubleElements implements Elements {
    INSTANCE;

    @Override
    public void pack(Object source, Region region, Object packed) {
        if (source instanceof int[] labels) {
            pack(labels, region, (double[]) packed);
        } else {
            pack((double[]) source, region, (double[]) packed);
        }
    }

    private static void pack(double[] source, Region region, double[] packed) {
        int[] rowOffsets = region.rowOffsets;
        int rows = region.rows;
        for (int k = 0; k < region.count; k++) {
            int offset = region.inner.offset(region.from + k);
            int at = k * region.innerStep;
            for (int r = 0; r < rows; r++) {
                packed[at + r * region.rowStep] = source[rowOffsets[r] + offset];
            }
        }
    }

    private static void pack(int[] source, Region region, double[] packed) {
        int[] rowOffsets = region.rowOffsets;
        int rows = region.rows;
        for (int k = 0; k < region.count; k++) {
            int offset = region.inner.offset(region.from + k);
            int at = k * region.innerStep;
            for (int r = 0; r < rows; r++) {
                packed[at + r * region.rowStep] = source[rowOffsets[r] + offset];
            }
        }
    }

    @Override
    public void unpack(Object packed, Region region, Object target) {
        double[] from = (double[]) packed;
        double[] to = (double[]) target;
        int[] rowOffsets = region.rowOffsets;
        int rows = region.rows;
        for (int k = 0; k < region.count; k++) {
            int offset = region.inner.offset(region.from + k);
            int at = k * region.innerStep;
            for (int r = 0; r < rows; r++) {
                to[rowOffsets[r] + offset] = from[at + r * region.rowStep];
            }
        }
    }

    @Override
    public void addIndices(Object indices, int size, int stride, int[] offsets, int count) {
        double[] given = (double[]) indices;
        for (int i = 0; i < count; i++) {
            int index = (int) given[i];
            boolean inside = given[i] >= 0 && index < size && index == given[i] && offsets[i] >= 0;
            offsets[i] = inside ? offsets[i] + index * stride : -1;
        }
    }

    @Override
    public void pick(Object source, int[] offsets, int count, Object packed) {
        double[] to = (double[]) packed;
        if (source instanceof int[] labels) {
            for (int i = 0; i < count; i++) {
                to[i] = offsets[i] < 0 ? 0 : labels[offsets[i]];
            }
        } else {
            double[] from = (double[]) source;
            for (int i = 0; i < count; i++) {
                to[i] = offsets[i] < 0 ? 0 : from[offsets[i]];
            }
        }
    }

    @Override
    public double fold(Reduction op, Object lanes, double[] scratch) {
        double[] l = (double[]) lanes;
        if (op == Reduction.SUM) {
            double even = (l[0] + l[8]) + (l[4] + l[12]) + ((l[2] + l[10]) + (l[6] + l[14]));
            double odd = (l[1] + l[9]) + (l[5] + l[13]) + ((l[3] + l[11]) + (l[7] + l[15]));
            return even + odd;
        }
        for (int i = 0; i < Kernel.LANES; i++) {
            scratch[i] = l[i];
        }
        return Elements.fold(op, scratch);
    }

    @Override
    public double get(Object array, int index) {
        return ((double[]) array)[index];
    }

    @Override
    public void set(Object array, int index, double value) {
        ((double[]) array)[index] = value;
    }

    @Override
    public void clear(Object array, int count) {
        Arrays.fill((double[]) array, 0, count, 0);
    }
}
