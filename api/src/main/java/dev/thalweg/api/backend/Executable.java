// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.plan.KernelPlan;

/// A compiled plan. Safe for use by several threads, each with an invocation of its own.
public interface Executable {

    /// The plan.
    ///
    /// @return as it was compiled
    KernelPlan plan();

    /// The element type.
    ///
    /// @return as it was compiled
    ElementType type();

    /// A holder of bindings and scratch memory.
    ///
    /// @return a new one; not safe for use by several threads at once
    Invocation newInvocation();

    /// Brings the kernels into their fast form before the first call that matters.
    ///
    /// Returns when they are fast or the time is over, whichever is first. Results never depend on it.
    ///
    /// @param milliseconds the most time to spend
    /// @return whether all kernels that were made so far have their final form
    boolean warmUp(long milliseconds);
}
