// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.plan.KernelPlan;
import java.util.List;

/// An open backend: it compiles plans. Safe for use by several threads.
public interface Backend extends AutoCloseable {

    /// What it is.
    ///
    /// @return the description
    BackendInfo info();

    /// Compiles a plan. Cheap enough to be done at first use; callers cache the result.
    ///
    /// @param plan a checked plan
    /// @param type the element type of all real tensors
    /// @return something that runs it
    Executable compile(KernelPlan plan, ElementType type);

    /// The code that would run a plan, for people.
    ///
    /// @param plan a checked plan
    /// @param type the element type
    /// @return readable text
    String listing(KernelPlan plan, ElementType type);

    /// Keeps arrays where it computes: for what is bound to many runs and seldom looked at, as parameters in a training. A backend that
    /// computes in the caller's arrays keeps nothing.
    ///
    /// @param arrays `float[]`, `double[]` or `int[]`; runs that bind them from now on work on copies
    /// @return the way to bring arrays and copies together again
    /// @throws dev.thalweg.api.ThalwegException if memory is short
    default Residence keep(List<Object> arrays) {
        return Residence.NONE;
    }

    /// The kernels that were made so far, each in the form in which it runs now. A backend whose kernels have but one form may leave
    /// them out.
    ///
    /// @return the kernels, in the order of their making
    default List<KernelReport> kernels() {
        return List.of();
    }

    /// Tells a listener of kernels from now on.
    ///
    /// @param listener whom to tell
    default void addKernelListener(KernelListener listener) {
        // nothing ever changes its form
    }

    /// Frees threads and memory. Runs in progress in other threads end as if nothing had happened, with whole results; later calls fail.
    @Override
    void close();
}
