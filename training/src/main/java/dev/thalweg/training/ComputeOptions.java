// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;

/// What computes, and in which numbers. Of these only the element type changes results.
///
/// @param backend `auto`, or the name of a backend
/// @param threads the most threads used, at least 1
/// @param elementType the type of parameters and gradients
public record ComputeOptions(String backend, int threads, ElementType elementType) {

    /// Checks the number of threads.
    public ComputeOptions {
        if (threads < 1) {
            throw new ThalwegException("TH-C007",
                    "threads is " + threads + "; expected a whole number >= 1. Leave it out to use all processors.");
        }
    }

    /// The backend that fits, all processors, 32-bit numbers.
    ///
    /// @return the defaults
    public static ComputeOptions defaults() {
        return new ComputeOptions("auto", Runtime.getRuntime().availableProcessors(), ElementType.F32);
    }

    /// With another backend.
    ///
    /// @param name `auto`, or the name of a backend
    /// @return changed options
    public ComputeOptions withBackend(String name) {
        return new ComputeOptions(name, threads, elementType);
    }

    /// With another number of threads.
    ///
    /// @param count at least 1
    /// @return changed options
    public ComputeOptions withThreads(int count) {
        return new ComputeOptions(backend, count, elementType);
    }

    /// With another element type.
    ///
    /// @param type the type of parameters and gradients
    /// @return changed options
    public ComputeOptions withElementType(ElementType type) {
        return new ComputeOptions(backend, threads, type);
    }
}
