// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every implementation, on every lane width, has to do: the definition, bit by bit.
class MatrixProductTest {
    /// rows, columns, depth: vector widths and tile heights and their neighbours, primes, single rows and columns, nothing
    /// at all, and what crosses the borders of blocks (192 rows, 1024 columns, 1024 terms) and of packing.
    private static final int[][] SIZES = {
        {1, 1, 1}, {1, 1, 0}, {3, 4, 0}, {0, 5, 3}, {5, 0, 3}, {0, 0, 0}, {1, 1, 7}, {2, 2, 2}, {1, 17, 5}, {17, 1, 5},
        {1, 130, 3}, {2, 64, 9}, {3, 63, 4}, {5, 65, 1}, {6, 64, 8}, {7, 16, 11}, {8, 15, 13}, {13, 31, 17},
        {12, 32, 6},
        {14, 33, 2}, {31, 97, 29}, {128, 10, 37}, {37, 10, 128}, {128, 37, 10}, {61, 1, 64}, {1, 61, 64}, {64, 1, 1},
        {9, 3, 1023}, {7, 5, 1024}, {5, 7, 1025}, {4, 18, 2049}, {70, 1, 1200}, {1, 70, 1200}, {193, 9, 5},
        {200, 66, 12},
        {3, 1025, 4}, {8, 1100, 5}, {33, 1030, 130}, {34, 140, 1030},
    };

    private final Random random = new Random(20);

    static Stream<MatrixProduct> implementations() {
        return Arrays.stream(ElementType.values())
                .flatMap(type -> Stream.of(
                        new ScalarProduct(type),
                        VectorProduct.of(type, 128),
                        VectorProduct.of(type, 256),
                        VectorProduct.of(type, 512)));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void everyFormOfEverySizeHasTheBitsOfTheDefinition(MatrixProduct product) {
        Workspace workspace = new Workspace(product.elementType());
        for (int[] size : SIZES) {
            for (ProductShape shape : forms(size[0], size[1], size[2])) {
                Object left = Numbers.random(product.elementType(), shape.rows() * shape.depth(), random);
                Object right = Numbers.random(product.elementType(), shape.depth() * shape.columns(), random);
                requireDefinedBits(product, shape, left, right, workspace);
            }
        }
    }

    /// Half of such a product is mirrored; sizes from which that is done, with the rest of a band.
    @ParameterizedTest
    @MethodSource("implementations")
    void aMatrixTimesItsOwnTransposeHasTheBitsOfTheDefinition(MatrixProduct product) {
        Workspace workspace = new Workspace(product.elementType());
        for (int[] size : new int[][] {{40, 5}, {193, 3}, {200, 7}, {390, 2}}) {
            Object matrix = Numbers.random(product.elementType(), size[0] * size[1], random);
            requireDefinedBits(product, new ProductShape(size[0], size[0], size[1], false, true), matrix, matrix,
                    workspace);
            requireDefinedBits(product, new ProductShape(size[0], size[0], size[1], true, false), matrix, matrix,
                    workspace);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void zerosInfinitiesAndNaNBehaveAsDefined(MatrixProduct product) {
        Workspace workspace = new Workspace(product.elementType());
        for (int[] size : new int[][] {{5, 7, 3}, {13, 70, 9}, {7, 1, 20}, {20, 3, 1100}}) {
            for (ProductShape shape : forms(size[0], size[1], size[2])) {
                Object left = Numbers.randomWithOddOnes(product.elementType(), shape.rows() * shape.depth(), random);
                Object right = Numbers.randomWithOddOnes(product.elementType(), shape.depth() * shape.columns(),
                        random);
                requireDefinedBits(product, shape, left, right, workspace);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void anySplitIntoRowsGivesTheSameBitsAndTouchesOnlyItsRows(MatrixProduct product) {
        ElementType type = product.elementType();
        Workspace workspace = new Workspace(type);
        for (ProductShape shape : forms(23, 37, 30)) {
            Object left = Numbers.random(type, shape.rows() * shape.depth(), random);
            Object right = Numbers.random(type, shape.depth() * shape.columns(), random);
            Object whole = type.newArray(shape.rows() * shape.columns());
            product.multiply(shape, left, right, whole, workspace);
            for (int from : new int[] {0, 1, 6, 22, 23}) {
                for (int to : new int[] {from, Math.min(from + 1, 23), 23}) {
                    Object part = Numbers.random(type, shape.rows() * shape.columns(), new Random(1));
                    Object before = Numbers.random(type, shape.rows() * shape.columns(), new Random(1));
                    product.multiply(shape, left, right, part, workspace, from, to);
                    for (int i = 0; i < shape.rows() * shape.columns(); i++) {
                        boolean inside = i >= from * shape.columns() && i < to * shape.columns();
                        assertThat(Numbers.bits(part, i)).isEqualTo(Numbers.bits(inside ? whole : before, i));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void partsOfLargerMatricesAreMultipliedAndAdded(MatrixProduct product) {
        ElementType type = product.elementType();
        Workspace workspace = new Workspace(type);
        for (int[] size : new int[][] {{23, 37, 30}, {5, 1, 9}, {1, 40, 7}, {64, 513, 16}, {3, 2, 0}}) {
            for (ProductShape shape : forms(size[0], size[1], size[2])) {
                requireTheSameOfParts(product, shape, workspace);
            }
        }
    }

    /// Each matrix lies 5 entries into an array, with gaps of 3 between its rows.
    private void requireTheSameOfParts(MatrixProduct product, ProductShape shape, Workspace workspace) {
        ElementType type = product.elementType();
        int[] left = shape.leftTransposed() ? new int[] {shape.depth(), shape.rows()}
                : new int[] {shape.rows(), shape.depth()};
        int[] right = shape.rightTransposed() ? new int[] {shape.columns(), shape.depth()}
                : new int[] {shape.depth(), shape.columns()};
        Object a = Numbers.random(type, left[0] * left[1], random);
        Object b = Numbers.random(type, right[0] * right[1], random);
        Object whole = type.newArray(shape.rows() * shape.columns());
        product.multiply(shape, a, b, whole, workspace);
        for (boolean add : new boolean[] {false, true}) {
            Object part = Numbers.random(type, 5 + shape.rows() * (shape.columns() + 3), new Random(1));
            Object before = Numbers.random(type, 5 + shape.rows() * (shape.columns() + 3), new Random(1));
            Matrices matrices = new Matrices();
            matrices.left(spread(type, a, left), 5, left[1] + 3);
            matrices.right(spread(type, b, right), 5, right[1] + 3);
            product.multiply(shape, matrices.result(part, 5, shape.columns() + 3, add), workspace, 0, shape.rows());
            for (int i = 0; i < Array.getLength(part); i++) {
                int row = Math.floorDiv(i - 5, shape.columns() + 3);
                int column = Math.floorMod(i - 5, shape.columns() + 3);
                boolean inside = row >= 0 && row < shape.rows() && column < shape.columns();
                double old = Array.getDouble(before, i);
                double sum = inside ? Array.getDouble(whole, row * shape.columns() + column) : 0;
                double expected = !inside ? old
                        : !add ? sum : type == ElementType.F32 ? (float) old + (float) sum : old + sum;
                assertThat(Array.getDouble(part, i)).as("%s, entry %d, add %s", shape, i, add).isEqualTo(expected);
            }
        }
    }

    private static Object spread(ElementType type, Object matrix, int[] size) {
        Object array = type.newArray(5 + size[0] * (size[1] + 3));
        for (int row = 0; row < size[0]; row++) {
            System.arraycopy(matrix, row * size[1], array, 5 + row * (size[1] + 3), size[1]);
        }
        return array;
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void aColumnMayBeComputedInPartsToo(MatrixProduct product) {
        ElementType type = product.elementType();
        Workspace workspace = new Workspace(type);
        for (ProductShape shape : forms(41, 1, 13)) {
            Object left = Numbers.random(type, shape.rows() * shape.depth(), random);
            Object right = Numbers.random(type, shape.depth(), random);
            Object whole = type.newArray(41);
            Object parts = type.newArray(41);
            product.multiply(shape, left, right, whole, workspace);
            product.multiply(shape, left, right, parts, workspace, 19, 41);
            product.multiply(shape, left, right, parts, workspace, 0, 19);
            assertThat(parts).isEqualTo(whole);
        }
    }

    /// Blocks are off by 1e-5, a single chain of 50,000 terms of one sign by 5e-4.
    @Test
    void longSumsStayAccurate() {
        ProductShape shape = new ProductShape(1, 1, 50_000, false, false);
        float[] left = new float[50_000];
        Arrays.fill(left, 0.1f);
        float[] right = new float[50_000];
        Arrays.fill(right, 1);
        float[] result = new float[1];
        new ScalarProduct(ElementType.F32).multiply(shape, left, right, result, new Workspace(ElementType.F32));
        assertThat((double) result[0]).isCloseTo(50_000.0 * 0.1f, withPercentage(2e-3));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void wrongArgumentsAreNamed(MatrixProduct product) {
        ElementType type = product.elementType();
        ElementType other = type == ElementType.F32 ? ElementType.F64 : ElementType.F32;
        Workspace workspace = new Workspace(type);
        ProductShape shape = new ProductShape(2, 3, 4, false, false);
        Object left = type.newArray(8);
        Object right = type.newArray(12);
        Object result = type.newArray(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.multiply(shape, type.newArray(7), right, result, workspace))
                .withMessage("the left array of [2, 4] · [4, 3] -> [2, 3] has 7 elements; expected at least 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.multiply(shape, left, other.newArray(12), result, workspace))
                .withMessageContaining("the right array")
                .withMessageContaining("expected " + type.newArray(0).getClass().getSimpleName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.multiply(shape, left, right, right, workspace))
                .withMessageContaining("one of its operands");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.multiply(shape, left, right, result, workspace, 1, 3))
                .withMessageContaining("rows from 1 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.multiply(shape, left, right, result, new Workspace(other)))
                .withMessageContaining("the workspace is for " + other.text());
    }

    @Test
    void shapesRefuseWhatFitsIntoNoArray() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductShape(70_000, 70_000, 1, false, false))
                .withMessageContaining("the result matrix of a product is 70000 x 70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductShape(-1, 1, 1, false, false))
                .withMessageContaining("left matrix");
    }

    @Test
    void shapesPrintTheOperandsAsTheyAreStored() {
        assertThat(new ProductShape(784, 10, 128, true, false)).hasToString("[128, 784]ᵀ · [128, 10] -> [784, 10]");
        assertThat(new ProductShape(8, 5, 3, false, true)).hasToString("[8, 3] · [5, 3]ᵀ -> [8, 5]");
    }

    private static List<ProductShape> forms(int rows, int columns, int depth) {
        return List.of(
                new ProductShape(rows, columns, depth, false, false),
                new ProductShape(rows, columns, depth, false, true),
                new ProductShape(rows, columns, depth, true, false),
                new ProductShape(rows, columns, depth, true, true));
    }

    private void requireDefinedBits(
            MatrixProduct product, ProductShape shape, Object left, Object right, Workspace workspace) {
        int length = shape.rows() * shape.columns();
        // Full of numbers, to show that they are overwritten.
        Object result = Numbers.random(product.elementType(), length, random);
        product.multiply(shape, left, right, result, workspace);
        Object defined = DefinedProduct.multiply(product.elementType(), shape, left, right);
        for (int i = 0; i < length; i++) {
            if (Numbers.bits(result, i) != Numbers.bits(defined, i)) {
                assertThat(Numbers.bits(result, i))
                        .as("%s: element [%d, %d]", shape, i / shape.columns(), i % shape.columns())
                        .isEqualTo(Numbers.bits(defined, i));
            }
        }
    }
}
