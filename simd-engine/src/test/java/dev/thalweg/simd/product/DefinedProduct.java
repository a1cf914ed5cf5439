// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// The definition in [MatrixProduct], word by word, one element at a time: what all implementations are held to.
final class DefinedProduct {
    private DefinedProduct() {}

    static Object multiply(ElementType type, ProductShape shape, Object left, Object right) {
        Object result = type.newArray(shape.rows() * shape.columns());
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                int index = row * shape.columns() + column;
                switch (type) {
                    case F32 ->
                        ((float[]) result)[index] = element(shape, (float[]) left, (float[]) right, row, column);
                    case F64 ->
                        ((double[]) result)[index] = element(shape, (double[]) left, (double[]) right, row, column);
                }
            }
        }
        return result;
    }

    private static float element(ProductShape shape, float[] left, float[] right, int row, int column) {
        float result = 0;
        for (int from = 0; from < shape.depth(); from += 1024) {
            float sum = 0;
            for (int d = from; d < Math.min(from + 1024, shape.depth()); d++) {
                sum = Math.fma(left[leftIndex(shape, row, d)], right[rightIndex(shape, d, column)], sum);
            }
            result = from == 0 ? sum : result + sum;
        }
        return result;
    }

    private static double element(ProductShape shape, double[] left, double[] right, int row, int column) {
        double result = 0;
        for (int from = 0; from < shape.depth(); from += 1024) {
            double sum = 0;
            for (int d = from; d < Math.min(from + 1024, shape.depth()); d++) {
                sum = Math.fma(left[leftIndex(shape, row, d)], right[rightIndex(shape, d, column)], sum);
            }
            result = from == 0 ? sum : result + sum;
        }
        return result;
    }

    private static int leftIndex(ProductShape shape, int row, int d) {
        return shape.leftTransposed() ? d * shape.rows() + row : row * shape.depth() + d;
    }

    private static int rightIndex(ProductShape shape, int d, int column) {
        return shape.rightTransposed() ? column * shape.depth() + d : d * shape.columns() + column;
    }
}
