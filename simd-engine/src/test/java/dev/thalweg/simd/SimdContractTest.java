// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.BackendContract;

/// The vector kernels of this machine from the first call on, so that it is not their twins that pass.
class SimdContractTest extends BackendContract {
    @Override
    protected Backend open(int threads) {
        assumeTrue(Hardware.obstacle().isEmpty(),
                () -> "vector kernels cannot run here: " + Hardware.obstacle().orElse(""));
        return new SimdBackend("simd", "", Hardware.target(), Tiering.VECTOR_AT_ONCE, threads);
    }
}
