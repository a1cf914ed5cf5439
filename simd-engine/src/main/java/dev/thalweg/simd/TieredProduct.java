// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.KernelForm;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.product.MatrixProduct;
import dev.thalweg.simd.product.ScalarProduct;
import dev.thalweg.simd.product.VectorProduct;
import dev.thalweg.simd.warmup.Settling;
import org.jspecify.annotations.Nullable;

/// Matrix products that start as scalar code and go over to vectors once these are compiled. Results are the same bits.
final class TieredProduct implements Settling {
    private final ElementType type;
    private final Target target;
    private @Nullable VectorProduct vector;
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
    public KernelReport report() {
        KernelForm form = current instanceof VectorProduct ? KernelForm.VECTOR
                : settled && !target.isScalar() ? KernelForm.GIVEN_UP : KernelForm.TWIN;
        return new KernelReport("matrix product", type, form, settled, current.toString());
    }

    @Override
    public boolean advance() {
        if (vector == null) {
            vector = VectorProduct.of(type, target.vectorBits());
        }
        boolean eager = vector.advanceWarmUp();
        if (vector.isWarm()) {
            current = vector;
        }
        settled = !vector.isWarming();
        return eager;
    }
}
