// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import java.util.Arrays;

/// [ElementLoops] over `float[]`. [DoubleLoops] is the same text with the other type; a test holds them together.
final class FloatLoops implements ElementLoops {
    @Override
    public void multiplyRow(
            int depth,
            Object left,
            int leftAt,
            int leftStride,
            Object right,
            int rightAt,
            int rightStride,
            Object sums,
            int columns) {
        float[] factors = (float[]) left;
        float[] terms = (float[]) right;
        float[] row = (float[]) sums;
        Arrays.fill(row, 0, columns, 0);
        for (int d = 0; d < depth; d++) {
            float factor = factors[leftAt + d * leftStride];
            int at = rightAt + d * rightStride;
            for (int c = 0; c < columns; c++) {
                row[c] = Math.fma(factor, terms[at + c], row[c]);
            }
        }
    }

    @Override
    public void copy(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        float[] from = (float[]) source;
        float[] to = (float[]) target;
        for (int row = 0; row < rows; row++) {
            int read = sourceAt + row * sourceStride;
            int write = targetAt + row * targetStride;
            for (int column = 0; column < columns; column++) {
                to[write + column] = from[read + column];
            }
        }
    }

    @Override
    public void add(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        float[] from = (float[]) source;
        float[] to = (float[]) target;
        for (int row = 0; row < rows; row++) {
            int read = sourceAt + row * sourceStride;
            int write = targetAt + row * targetStride;
            for (int column = 0; column < columns; column++) {
                to[write + column] += from[read + column];
            }
        }
    }

    @Override
    public void transpose(
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        float[] from = (float[]) source;
        float[] to = (float[]) target;
        for (int rowFrom = 0; rowFrom < rows; rowFrom += TRANSPOSED_AT_ONCE) {
            int count = Math.min(TRANSPOSED_AT_ONCE, rows - rowFrom);
            for (int column = 0; column < columns; column++) {
                int read = sourceAt + column * sourceStride + rowFrom;
                int write = targetAt + rowFrom * targetStride + column;
                for (int row = 0; row < count; row++) {
                    to[write + row * targetStride] = from[read + row];
                }
            }
        }
    }

    @Override
    public void packTiles(Object source, int sourceAt, int sourceStride, Object target, int depth, int rows) {
        float[] from = (float[]) source;
        float[] to = (float[]) target;
        int wholeRows = rows - rows % TileSet.TALL_ROWS;
        for (int d = 0; d < depth; d++) {
            int read = sourceAt + d * sourceStride;
            for (int tile = 0; tile < wholeRows; tile += TileSet.TALL_ROWS) {
                int write = tile * depth + d * TileSet.TALL_ROWS;
                for (int row = 0; row < TileSet.TALL_ROWS; row++) {
                    to[write + row] = from[read + tile + row];
                }
            }
            int write = wholeRows * depth + d * TileSet.TALL_ROWS;
            for (int row = wholeRows; row < rows; row++) {
                to[write + row - wholeRows] = from[read + row];
            }
        }
    }
}
