// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

/// Runs chunks of a nest on one thread.
sealed interface ChunkWorker permits FlatWorker, NestWorker {
    /// Takes the arrays of the calls that follow.
    void bind(Object[] arrays);

    /// Takes the numbers of the calls that follow, and the kernels in the form that they have by now.
    ///
    /// @return whether that is their final form
    boolean begin(double[] numbers);

    /// Runs a chunk.
    ///
    /// @param chunk which
    /// @param partials where its totals go: those of a chunk side by side
    void run(int chunk, double[] partials);
}
