// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Settling;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.product.MatrixProduct;
import dev.thalweg.simd.product.ScalarProduct;
import dev.thalweg.simd.product.VectorProduct;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Matrix products that start as scalar code and go over to vectors once these are compiled. Results are the same bits.
final class TieredProduct implements Settling {
    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final int MOST_ATTEMPTS = 150;

    private final ElementType type;
    private final Target target;
    private volatile MatrixProduct current;
    private volatile boolean settled;

    TieredProduct(ElementType type, Target target) {
        this.type = type;
        this.target = target;
        current = new ScalarProduct(type);
        settled = target.isScalar();
    }

    MatrixProduct current() {
        return current;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void settle(BooleanSupplier isClosed) {
        VectorProduct vector = VectorProduct.of(type, target.vectorBits());
        for (int attempt = 0; attempt < MOST_ATTEMPTS && !isClosed.getAsBoolean() && !settled; attempt++) {
            if (vector.warmUp(AT_ONCE)) {
                current = vector;
                settled = true;
            }
        }
        settled = true;
    }
}
