// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorProductTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Vectors that are boxed are the way in which this code fails silently: a hundred times slower, and right. The library's methods have met
    /// vectors of another size before.
    @ParameterizedTest
    @EnumSource(ElementType.class)
    void onceWarmNoProductAllocates(ElementType type) {
        multiplyOnShortVectors(type);
        VectorProduct product = VectorProduct.of(type);
        warmUp(product);
        Workspace workspace = new Workspace(type);
        for (ProductShape shape : List.of(
                new ProductShape(40, 130, 70, false, false),
                new ProductShape(40, 130, 70, true, false),
                new ProductShape(40, 130, 70, false, true),
                new ProductShape(33, 10, 1100, false, false),
                new ProductShape(33, 1, 70, true, false),
                new ProductShape(1, 33, 70, false, false),
                new ProductShape(36, 1030, 140, true, false))) {
            Object left = Numbers.random(type, shape.rows() * shape.depth(), new Random(1));
            Object right = Numbers.random(type, shape.depth() * shape.columns(), new Random(2));
            Object result = type.newArray(shape.rows() * shape.columns());
            for (int call = 0; call < 3; call++) {
                product.multiply(shape, left, right, result, workspace);
            }
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 5; call++) {
                product.multiply(shape, left, right, result, workspace);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated by %s", shape)
                    .isZero();
        }
    }

    private static void multiplyOnShortVectors(ElementType type) {
        Object zeros = type.newArray(64 * 64);
        for (int call = 0; call < 8; call++) {
            VectorProduct.of(type, 128).multiply(new ProductShape(64, 64, 1, false, false), zeros, zeros,
                    type.newArray(64 * 64), new Workspace(type));
        }
    }

    private static void warmUp(VectorProduct product) {
        long end = System.nanoTime() + AMPLE.toNanos();
        while (product.isWarming() && System.nanoTime() - end < 0) {
            product.advanceWarmUp();
        }
        assertThat(product.isWarm()).isTrue();
    }

    @Test
    void aNewWarmUpIsUnderWayAndNotDone() {
        TileWarmUp warmUp = new TileWarmUp(TileSet.emit(ElementType.F32, 128), ElementType.F32);
        assertThat(warmUp.isUnderWay()).isTrue();
        assertThat(warmUp.isDone()).isFalse();
        assertThat(warmUp.advance()).isTrue();
    }

    /// The calls that only count must not write.
    @Test
    void aTileWithoutRowsDoesNothing() {
        TilePair pair = TileSet.emit(ElementType.F32, 128).pair(LeftOrder.TERMS, 4);
        float[] result = {7, 7, 7, 7};
        pair.tall().tile().multiply(1, new float[] {1}, 0, 1, new float[4], 0, 4, result, 0, 4, 0);
        assertThat(result).containsOnly(7);
    }

    @Test
    void everyoneSharesTheCompiledTiles() {
        assertThat(VectorProduct.of(ElementType.F32, 256)).isSameAs(VectorProduct.of(ElementType.F32, 256));
        assertThat(VectorProduct.of(ElementType.F32, 256)).isNotEqualTo(VectorProduct.of(ElementType.F64, 256));
    }
}
