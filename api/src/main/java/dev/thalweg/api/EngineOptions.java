// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.Objects;

/// How an engine is opened.
///
/// @param backend `auto`, or a backend's name, perhaps with a device: `simd`, `scalar`, `opencl:gpu`
/// @param threads the most threads to use, at least 1; results never depend on it
/// @param type the element type of all tensors
public record EngineOptions(String backend, int threads, ElementType type) {
    /// Checks for absence and range.
    public EngineOptions {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(type, "type");
        if (threads < 1) {
            throw new ThalwegException("TH-C001", "threads is " + threads + "; expected at least 1.");
        }
    }

    /// The best backend there is, all processors, 32-bit numbers.
    ///
    /// @return the defaults
    public static EngineOptions defaults() {
        return new EngineOptions("auto", Runtime.getRuntime().availableProcessors(), ElementType.F32);
    }

    /// The same options with another backend.
    ///
    /// @param other `auto` or a name
    /// @return changed options
    public EngineOptions withBackend(String other) {
        return new EngineOptions(other, threads, type);
    }

    /// The same options with another number of threads.
    ///
    /// @param other at least 1
    /// @return changed options
    public EngineOptions withThreads(int other) {
        return new EngineOptions(backend, other, type);
    }

    /// The same options with another element type.
    ///
    /// @param other the type
    /// @return changed options
    public EngineOptions withType(ElementType other) {
        return new EngineOptions(backend, threads, other);
    }
}
