// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.util.function.BooleanSupplier;

/// Something that works from the start and finds a faster form aside.
public interface Settling {

    /// Whether it will not change any more.
    ///
    /// @return true once it has its final form
    boolean isSettled();

    /// Looks for the final form, in the calling thread, and takes it.
    ///
    /// @param isClosed whether to give up
    void settle(BooleanSupplier isClosed);
}
