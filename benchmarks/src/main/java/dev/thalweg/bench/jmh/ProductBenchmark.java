// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.jmh;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.product.MatrixProduct;
import dev.thalweg.simd.product.ProductShape;
import dev.thalweg.simd.product.ScalarProduct;
import dev.thalweg.simd.product.VectorProduct;
import dev.thalweg.simd.product.Workspace;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Matrix products in single precision on one thread: vector lanes, scalar twin, plain Java loops.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
// One fork: the figures compared stand side by side in one run; raise it on the command line for publication.
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ProductBenchmark {
    /// Rounding of sums of up to 1,024 products of numbers around 0, fused in blocks or not.
    private static final double TOLERANCE = 1e-4;

    /// Rows, columns and depth; `l` or `r` after them: left or right operand transposed. The dense layers of an MLP
    /// 784-128-10 with batches of 128, forward and backward, and two squares.
    @Param({"128x128x784", "784x128x128l", "128x10x128", "128x10x128l", "128x128x10r", "512x512x512", "1024x1024x1024"})
    public String shape = "128x10x128";

    private ProductShape sizes = new ProductShape(0, 0, 0, false, false);
    private float[] left = {};
    private float[] right = {};
    private float[] result = {};
    private final Workspace workspace = new Workspace(ElementType.F32);
    private final MatrixProduct vector = VectorProduct.of(ElementType.F32);
    private final MatrixProduct scalar = new ScalarProduct(ElementType.F32);

    /// Makes the data and checks that the three agree.
    @Setup(Level.Trial)
    public void prepare() {
        sizes = parse(shape);
        Random random = new Random(1);
        left = random(sizes.rows() * sizes.depth(), random);
        right = random(sizes.depth() * sizes.columns(), random);
        result = new float[sizes.rows() * sizes.columns()];
        float[] wanted = java().clone();
        requireClose(wanted, vector());
        requireClose(wanted, scalar());
    }

    /// On vector lanes.
    ///
    /// @return the result
    @Benchmark
    public float[] vector() {
        vector.multiply(sizes, left, right, result, workspace);
        return result;
    }

    /// On the scalar twin.
    ///
    /// @return the result
    @Benchmark
    public float[] scalar() {
        scalar.multiply(sizes, left, right, result, workspace);
        return result;
    }

    /// As plain Java loops, the inner one over columns, which the JIT compiler can put on lanes too.
    ///
    /// @return the result
    @Benchmark
    public float[] java() {
        Arrays.fill(result, 0);
        int columns = sizes.columns();
        int rightRowStride = sizes.rightTransposed() ? 1 : columns;
        int rightColumnStride = sizes.rightTransposed() ? sizes.depth() : 1;
        for (int row = 0; row < sizes.rows(); row++) {
            for (int d = 0; d < sizes.depth(); d++) {
                float factor = left[sizes.leftTransposed() ? d * sizes.rows() + row : row * sizes.depth() + d];
                for (int column = 0; column < columns; column++) {
                    result[row * columns + column] += factor * right[d * rightRowStride + column * rightColumnStride];
                }
            }
        }
        return result;
    }

    private void requireClose(float[] wanted, float[] computed) {
        for (int i = 0; i < wanted.length; i++) {
            if (!(Math.abs(wanted[i] - computed[i]) <= TOLERANCE)) {
                throw new IllegalStateException(
                        sizes + ": element " + i + " is " + computed[i] + " instead of " + wanted[i]);
            }
        }
    }

    private static ProductShape parse(String text) {
        boolean leftTransposed = text.endsWith("l");
        boolean rightTransposed = text.endsWith("r");
        int[] sizes = Arrays.stream(text.replaceAll("[lr]$", "").split("x", -1)).mapToInt(Integer::parseInt).toArray();
        return new ProductShape(sizes[0], sizes[1], sizes[2], leftTransposed, rightTransposed);
    }

    private static float[] random(int length, Random random) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
