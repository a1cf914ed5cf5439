// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

/// Emitted vector code that can be called for nothing and for something.
public interface Heated {

    /// Calls the code in a way in which it returns at once. The JVM counts the call like any other.
    void touch();

    /// Calls the code in one of the ways in which it is used, over a little memory of its own.
    ///
    /// @param call which call: ways that differ should take turns
    void exercise(int call);
}
