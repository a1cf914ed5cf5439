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
        if (region.rowCount < region.count) {
            for (int r = 0; r < region.rowCount; r++) {
                packRow(source, region.rows[r], region, packed, r);
            }
        } else {
            for (int k = 0; k < region.count; k++) {
                packColumn(source, region.positions[k], region, packed, k * region.width);
            }
        }
    }

    private static void packRow(double[] source, int from, Region region, double[] packed, int to) {
        int[] positions = region.positions;
        int width = region.width;
        for (int k = 0; k < region.count; k++) {
            packed[to + k * width] = source[from + positions[k]];
        }
    }

    private static void packColumn(double[] source, int from, Region region, double[] packed, int to) {
        int[] rows = region.rows;
        for (int r = 0; r < region.rowCount; r++) {
            packed[to + r] = source[from + rows[r]];
        }
    }

    private static void pack(int[] source, Region region, double[] packed) {
        int[] rows = region.rows;
        for (int k = 0; k < region.count; k++) {
            int from = region.positions[k];
            int to = k * region.width;
            for (int r = 0; r < region.rowCount; r++) {
                packed[to + r] = source[from + rows[r]];
            }
        }
    }

    @Override
    public void copy(Object source, int from, int count, Object packed) {
        if (source instanceof int[] labels) {
            double[] to = (double[]) packed;
            for (int i = 0; i < count; i++) {
                to[i] = labels[from + i];
            }
        } else {
            System.arraycopy(source, from, packed, 0, count);
        }
    }

    @Override
    public void unpack(Object packed, Region region, Object target) {
        double[] from = (double[]) packed;
        double[] to = (double[]) target;
        int[] positions = region.positions;
        int width = region.width;
        for (int r = 0; r < region.rowCount; r++) {
            int row = region.rows[r];
            for (int k = 0; k < region.count; k++) {
                to[row + positions[k]] = from[r + k * width];
            }
        }
    }

    @Override
    public void addIndices(Object indices, int from, Operand.Index index, int[] offsets, int to, int count) {
        double[] given = (double[]) indices;
        int size = index.size();
        int stride = index.stride();
        for (int i = 0; i < count; i++) {
            double entry = given[from + i];
            int whole = (int) entry;
            boolean inside = entry >= 0 && whole < size && whole == entry && offsets[to + i] >= 0;
            offsets[to + i] = inside ? offsets[to + i] + whole * stride : -1;
        }
    }

    @Override
    public void pick(Object source, int[] offsets, int from, int count, Object packed, int to) {
        double[] picked = (double[]) packed;
        if (source instanceof int[] labels) {
            for (int i = 0; i < count; i++) {
                int offset = offsets[from + i];
                picked[to + i] = offset < 0 ? 0 : labels[offset];
            }
        } else {
            double[] entries = (double[]) source;
            for (int i = 0; i < count; i++) {
                int offset = offsets[from + i];
                picked[to + i] = offset < 0 ? 0 : entries[offset];
            }
        }
    }

    @Override
    public void pick(Object source, int from, int pitch, Operand.Index index, int[] labels, int first, int count,
            Object packed) {
        double[] entries = (double[]) source;
        double[] picked = (double[]) packed;
        int size = index.size();
        int stride = index.stride();
        int row = from;
        for (int i = 0; i < count; i++) {
            int label = labels[first + i];
            picked[i] = label >= 0 && label < size ? entries[row + label * stride] : 0;
            row += pitch;
        }
    }

    @Override
    public void fold(Reduction op, Object entries, double[] into, int count) {
        double[] given = (double[]) entries;
        if (op == Reduction.SUM) {
            for (int i = 0; i < count; i++) {
                into[i] += given[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = Elements.fold(op, into[i], given[i]);
            }
        }
    }

    @Override
    public void write(double[] numbers, Region region, Object target) {
        double[] to = (double[]) target;
        for (int r = 0; r < region.rowCount; r++) {
            to[region.rows[r]] = numbers[r];
        }
    }

    @Override
    public double fold(Reduction op, Object lanes, int from, double[] scratch) {
        double[] l = (double[]) lanes;
        if (op == Reduction.SUM) {
            double even = (l[from] + l[from + 8]) + (l[from + 4] + l[from + 12])
                    + ((l[from + 2] + l[from + 10]) + (l[from + 6] + l[from + 14]));
            double odd = (l[from + 1] + l[from + 9]) + (l[from + 5] + l[from + 13])
                    + ((l[from + 3] + l[from + 11]) + (l[from + 7] + l[from + 15]));
            return even + odd;
        }
        for (int i = 0; i < Kernel.LANES; i++) {
            scratch[i] = l[from + i];
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
