// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

/// Work that falls into numbered chunks, each of which can be done by any thread at any time.
///
/// What a chunk computes may depend on its number only, never on the worker: that keeps results the same for every number
/// of threads. The worker's number is there to choose scratch memory.
@FunctionalInterface
public interface ChunkTask {
    /// Does one chunk.
    ///
    /// @param chunk the number of the chunk, from 0
    /// @param worker the thread that does it, in `[0, pool.threads())`; no two threads of one [WorkerPool#run] share a number
    void run(int chunk, int worker);
}
