// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

import java.util.List;

/// A way to run plans, found by [java.util.ServiceLoader].
public interface BackendPlugin {

    /// The stable name.
    ///
    /// @return such as `simd`
    String id();

    /// What it is, in one sentence.
    ///
    /// @return the sentence
    String summary();

    /// Whether it can run here as far as it knows, and why or why not. It must not throw and must not be slow: no driver is started to find
    /// out, but who has looked for [#devices()] knows.
    ///
    /// @return the answer
    Availability availability();

    /// The devices it can see, for people. It must not throw, but may take a moment: drivers are started to find out.
    ///
    /// @return a line a device; empty where there is nothing to choose
    default List<String> devices() {
        return List.of();
    }

    /// Opens it.
    ///
    /// @param options threads and the like
    /// @return a backend that the caller closes
    /// @throws dev.thalweg.api.ThalwegException if it is not available
    Backend open(BackendOptions options);
}
