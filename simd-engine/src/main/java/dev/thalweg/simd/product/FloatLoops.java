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
        int d = 0;
        // Four terms at a time: the sums are then read and written a quarter as often.
        for (; d + 4 <= depth; d += 4) {
            float factor0 = factors[leftAt + d * leftStride];
            float factor1 = factors[leftAt + (d + 1) * leftStride];
            float factor2 = factors[leftAt + (d + 2) * leftStride];
            float factor3 = factors[leftAt + (d + 3) * leftStride];
            int term0 = rightAt + d * rightStride;
            int term1 = term0 + rightStride;
            int term2 = term1 + rightStride;
            int term3 = term2 + rightStride;
            for (int c = 0; c < columns; c++) {
                float sum = Math.fma(factor0, terms[term0 + c], row[c]);
                sum = Math.fma(factor1, terms[term1 + c], sum);
                sum = Math.fma(factor2, terms[term2 + c], sum);
                row[c] = Math.fma(factor3, terms[term3 + c], sum);
            }
        }
        for (; d < depth; d++) {
            float factor = factors[leftAt + d * leftStride];
            int term = rightAt + d * rightStride;
            for (int c = 0; c < columns; c++) {
                row[c] = Math.fma(factor, terms[term + c], row[c]);
            }
        }
    }

    @Override
    public void multiplyColumn(
            int depth,
            Object left,
            int leftAt,
            int leftStride,
            Object right,
            int rightAt,
            Object result,
            int resultAt,
            int rows,
            boolean add) {
        float[] factors = (float[]) left;
        float[] terms = (float[]) right;
        float[] sums = (float[]) result;
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            multiplyEight(
                    depth, factors, leftAt + row * leftStride, leftStride, terms, rightAt, sums, resultAt + row, add);
        }
        for (; row < rows; row++) {
            int at = leftAt + row * leftStride;
            float sum = 0;
            for (int d = 0; d < depth; d++) {
                sum = Math.fma(factors[at + d], terms[rightAt + d], sum);
            }
            put(sums, resultAt + row, sum, add);
        }
    }

    /// Eight sums in flight hide the latency of an FMA.
    private static void multiplyEight(
            int depth, float[] left, int at, int stride, float[] right, int rightAt, float[] sums, int sumsAt,
            boolean add) {
        int a = at;
        int b = a + stride;
        int c = b + stride;
        int e = c + stride;
        int f = e + stride;
        int g = f + stride;
        int h = g + stride;
        int i = h + stride;
        float sumA = 0;
        float sumB = 0;
        float sumC = 0;
        float sumE = 0;
        float sumF = 0;
        float sumG = 0;
        float sumH = 0;
        float sumI = 0;
        for (int d = 0; d < depth; d++) {
            float term = right[rightAt + d];
            sumA = Math.fma(left[a + d], term, sumA);
            sumB = Math.fma(left[b + d], term, sumB);
            sumC = Math.fma(left[c + d], term, sumC);
            sumE = Math.fma(left[e + d], term, sumE);
            sumF = Math.fma(left[f + d], term, sumF);
            sumG = Math.fma(left[g + d], term, sumG);
            sumH = Math.fma(left[h + d], term, sumH);
            sumI = Math.fma(left[i + d], term, sumI);
        }
        put(sums, sumsAt, sumA, add);
        put(sums, sumsAt + 1, sumB, add);
        put(sums, sumsAt + 2, sumC, add);
        put(sums, sumsAt + 3, sumE, add);
        put(sums, sumsAt + 4, sumF, add);
        put(sums, sumsAt + 5, sumG, add);
        put(sums, sumsAt + 6, sumH, add);
        put(sums, sumsAt + 7, sumI, add);
    }

    private static void put(float[] sums, int at, float sum, boolean add) {
        sums[at] = add ? sums[at] + sum : sum;
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
            System.arraycopy(from, sourceAt + row * sourceStride, to, targetAt + row * targetStride, columns);
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
        int column = 0;
        // Four at a time: the writes of one row then share a cache line and a bounds check.
        for (; column + 4 <= columns; column += 4) {
            int first = sourceAt + column * sourceStride;
            int second = first + sourceStride;
            int third = second + sourceStride;
            int fourth = third + sourceStride;
            for (int row = 0; row < rows; row++) {
                int write = targetAt + row * targetStride + column;
                to[write] = from[first + row];
                to[write + 1] = from[second + row];
                to[write + 2] = from[third + row];
                to[write + 3] = from[fourth + row];
            }
        }
        for (; column < columns; column++) {
            int read = sourceAt + column * sourceStride;
            for (int row = 0; row < rows; row++) {
                to[targetAt + row * targetStride + column] = from[read + row];
            }
        }
    }
}
