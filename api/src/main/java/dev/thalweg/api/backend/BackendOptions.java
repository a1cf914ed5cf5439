// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// How a backend is opened.
///
/// @param threads the most threads it may use, at least 1; results never depend on it
/// @param device which device, for backends that have several; empty for the default
public record BackendOptions(int threads, String device) {
    /// Checks the number of threads.
    public BackendOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; expected at least 1");
        }
    }

    /// All processors, default device.
    ///
    /// @return the defaults
    public static BackendOptions defaults() {
        return new BackendOptions(Runtime.getRuntime().availableProcessors(), "");
    }
}
