// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// Bindings of a compiled plan: arrays, sizes, numbers. Reused from call to call; a call allocates nothing once warm.
///
/// Slots of tensors: the plan's inputs in order, then its tensor outputs (outputs with axes) in order. Slots of sizes: the plan's
/// `axes` in order. Slots of numbers: the plan's `hypers` in order. Scalar results: the plan's outputs without axes, in order.
public interface Invocation {

    /// Binds an array; no copy is made, and unless the backend keeps it, it is read or written during [#run()] only.
    ///
    /// @param slot the tensor slot
    /// @param array `float[]` or `double[]` by the element type, `int[]` for labels and masks; at least as long as the sizes say
    void bind(int slot, Object array);

    /// Sets the size of an axis.
    ///
    /// @param slot the axis slot
    /// @param size the size, at least 0
    void size(int slot, int size);

    /// Sets a number.
    ///
    /// @param slot the hyper slot
    /// @param value its value
    void scalar(int slot, double value);

    /// Brings the kernels that the sizes need into their fast form; no array needs to be bound.
    ///
    /// Returns when they are fast or the time is over, whichever is first. Results never depend on it. A backend whose kernels have but
    /// one form has nothing to do.
    ///
    /// @param milliseconds the most time to spend
    /// @return whether the kernels have their final form
    /// @throws dev.thalweg.api.ThalwegException if an axis has no size
    default boolean warmUp(long milliseconds) {
        return true;
    }

    /// Runs the plan over what is bound.
    ///
    /// When this returns, arrays hold the results, but for those that are kept: on a device the run may go on then. Who asks for a number or
    /// fetches an array waits for it.
    ///
    /// @throws dev.thalweg.api.ThalwegException if something is unbound or an array is too short; nothing was written then
    void run();

    /// A scalar result of the last run, for which this waits.
    ///
    /// @param index which of the scalar outputs
    /// @return its value
    double result(int index);
}
