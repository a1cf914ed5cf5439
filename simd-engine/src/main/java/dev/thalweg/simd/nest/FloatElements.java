// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.formula.Reduction;
import dev.thalweg.simd.kernel.Kernel;
import java.util.Arrays;

/// Loops over `float[]`.
enum FloatElements implements Elements {
    INSTANCE;

    @Override
    public void pack(Object source, Region region, Object packed) {
        if (source instanceof int[] labels) {
            pack(labels, region, (float[]) packed);
        } else {
            pack((float[]) source, region, (float[]) packed);
        }
    }

    private static void pack(float[] source, Region region, float[] packed) {
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

    private static void pack(int[] source, Region region, float[] packed) {
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
        float[] from = (float[]) packed;
        float[] to = (float[]) target;
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
        float[] given = (float[]) indices;
        for (int i = 0; i < count; i++) {
            int index = (int) given[i];
            boolean inside = given[i] >= 0 && index < size && index == given[i] && offsets[i] >= 0;
            offsets[i] = inside ? offsets[i] + index * stride : -1;
        }
    }

    @Override
    public void pick(Object source, int[] offsets, int count, Object packed) {
        float[] to = (float[]) packed;
        if (source instanceof int[] labels) {
            for (int i = 0; i < count; i++) {
                to[i] = offsets[i] < 0 ? 0 : labels[offsets[i]];
            }
        } else {
            float[] from = (float[]) source;
            for (int i = 0; i < count; i++) {
                to[i] = offsets[i] < 0 ? 0 : from[offsets[i]];
            }
        }
    }

    @Override
    public double fold(Reduction op, Object lanes, double[] scratch) {
        float[] l = (float[]) lanes;
        if (op == Reduction.SUM) {
            double even = ((double) l[0] + l[8]) + ((double) l[4] + l[12])
                    + (((double) l[2] + l[10]) + ((double) l[6] + l[14]));
            double odd = ((double) l[1] + l[9]) + ((double) l[5] + l[13])
                    + (((double) l[3] + l[11]) + ((double) l[7] + l[15]));
            return even + odd;
        }
        for (int i = 0; i < Kernel.LANES; i++) {
            scratch[i] = l[i];
        }
        return Elements.fold(op, scratch);
    }

    @Override
    public double get(Object array, int index) {
        return ((float[]) array)[index];
    }

    @Override
    public void set(Object array, int index, double value) {
        ((float[]) array)[index] = (float) value;
    }

    @Override
    public void clear(Object array, int count) {
        Arrays.fill((float[]) array, 0, count, 0);
    }
}
