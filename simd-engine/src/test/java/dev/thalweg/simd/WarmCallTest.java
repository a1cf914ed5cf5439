// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.testkit.WarmCallContract;

/// The twin first, then the vector kernel; a kernel whose vectors are objects would show here.
class WarmCallTest extends WarmCallContract {
    @Override
    protected Backend open(int threads) {
        assumeTrue(Hardware.obstacle().isEmpty(),
                () -> "vector kernels cannot run here: " + Hardware.obstacle().orElse(""));
        return new SimdPlugin().open(new BackendOptions(threads, ""));
    }
}
