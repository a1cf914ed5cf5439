// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.testkit.BackendContract;

/// The scalar twins.
class ScalarContractTest extends BackendContract {
    @Override
    protected Backend open(int threads) {
        return new ScalarPlugin().open(new BackendOptions(threads, ""));
    }
}
