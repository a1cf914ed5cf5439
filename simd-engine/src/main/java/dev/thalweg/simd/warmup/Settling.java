// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

import dev.thalweg.api.backend.KernelReport;

/// Something that works from the start and finds a faster form aside.
public interface Settling {

    /// What it is, and its form by now.
    ///
    /// @return the report
    KernelReport report();

    /// Whether it will not change any more.
    ///
    /// @return true once it has its final form
    boolean isSettled();

    /// Takes one short step towards the final form, a millisecond or so. For one thread at a time.
    ///
    /// @return true if another step at once is of use; false if it is settled, or waits for the JIT compiler
    boolean advance();
}
