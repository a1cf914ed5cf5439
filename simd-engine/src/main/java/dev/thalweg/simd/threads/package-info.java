// SPDX-License-Identifier: Apache-2.0
/// Threads for kernels that last microseconds.
///
/// [dev.thalweg.simd.threads.WorkerPool] is the door: fixed chunks, any number of threads, the same result. Start reading
/// there, then in `ChunkQueue`, which is the whole protocol between the threads.
package dev.thalweg.simd.threads;
