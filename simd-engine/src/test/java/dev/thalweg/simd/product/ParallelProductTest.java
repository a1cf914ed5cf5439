// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import dev.thalweg.simd.threads.WorkerPool;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParallelProductTest {
    @ParameterizedTest
    @EnumSource(ElementType.class)
    void anyNumberOfThreadsGivesTheSameBits(ElementType type) {
        MatrixProduct product = new ScalarProduct(type);
        Random random = new Random(5);
        for (int[] size : new int[][] {{61, 70, 90}, {200, 10, 1100}, {2, 500, 300}, {400, 1, 900}, {3, 3, 3},
            {0, 4, 4}}) {
            for (int form = 0; form < 4; form++) {
                ProductShape shape = new ProductShape(size[0], size[1], size[2], (form & 1) != 0, (form & 2) != 0);
                Object left = Numbers.random(type, size[0] * size[2], random);
                Object right = Numbers.random(type, size[2] * size[1], random);
                Object alone = type.newArray(size[0] * size[1]);
                product.multiply(shape, left, right, alone, new Workspace(type));
                for (int threads : new int[] {1, 2, 3, 7}) {
                    Object together = type.newArray(size[0] * size[1]);
                    try (WorkerPool pool = WorkerPool.of(threads)) {
                        new ParallelProduct(pool, type).multiply(product, shape, left, right, together);
                    }
                    assertThat(together).isEqualTo(alone);
                }
            }
        }
    }

    @Test
    void sharingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ProductShape shape = new ProductShape(64, 64, 64, false, true);
        float[] left = new float[64 * 64];
        float[] right = new float[64 * 64];
        float[] result = new float[64 * 64];
        MatrixProduct product = new ScalarProduct(ElementType.F32);
        try (WorkerPool pool = WorkerPool.of(2)) {
            ParallelProduct parallel = new ParallelProduct(pool, ElementType.F32);
            for (int call = 0; call < 500; call++) {
                parallel.multiply(product, shape, left, right, result);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 50; call++) {
                parallel.multiply(product, shape, left, right, result);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        }
    }
}
