// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.util.Random;
import java.util.zip.CRC32C;
import jdk.incubator.vector.VectorShape;

/// Computes some products on the lanes this JVM prefers and prints their width in bits and a checksum of all results.
final class ProductDigest {
    private static final int[][] SIZES = {{37, 101, 70}, {128, 10, 64}, {10, 1, 1030}, {33, 34, 1035}};

    private ProductDigest() {}

    /// Prints one line.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        System.out.println(VectorShape.preferredShape().vectorBitSize() + " " + digest());
    }

    static long digest() {
        CRC32C checksum = new CRC32C();
        for (ElementType type : ElementType.values()) {
            MatrixProduct product = VectorProduct.of(type);
            for (int[] size : SIZES) {
                for (int form = 0; form < 4; form++) {
                    update(checksum, product, new ProductShape(
                            size[0], size[1], size[2], (form & 1) != 0, (form & 2) != 0));
                }
            }
        }
        return checksum.getValue();
    }

    private static void update(CRC32C checksum, MatrixProduct product, ProductShape shape) {
        ElementType type = product.elementType();
        Random random = new Random(shape.depth());
        Object left = Numbers.random(type, shape.rows() * shape.depth(), random);
        Object right = Numbers.random(type, shape.depth() * shape.columns(), random);
        int length = shape.rows() * shape.columns();
        Object result = type.newArray(length);
        product.multiply(shape, left, right, result, new Workspace(type));
        for (int i = 0; i < length; i++) {
            long bits = Numbers.bits(result, i);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                checksum.update((int) (bits >>> shift));
            }
        }
    }
}
