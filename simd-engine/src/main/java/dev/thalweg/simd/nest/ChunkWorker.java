// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

/// Runs chunks of a nest on one thread.
sealed interface ChunkWorker permits FlatWorker, NestWorker {
    /// Takes the arrays of the calls that follow.
    void bind(Object[] arrays);

    /// Takes the numbers of a call.
    void begin(double[] numbers);

    /// Runs a chunk.
    ///
    /// @param chunk which
    /// @param partials where its totals go: those of a chunk side by side
    void run(int chunk, double[] partials);
}
