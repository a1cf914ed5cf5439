// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// Hears of kernels: of each new one, and of each that has found its final form.
@FunctionalInterface
public interface KernelListener {

    /// Called by the thread that made the kernel or warmed it up, which waits; be quick. What it throws is logged.
    ///
    /// @param report the kernel and its form
    void kernelChanged(KernelReport report);
}
