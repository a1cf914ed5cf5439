// SPDX-License-Identifier: Apache-2.0
/// From the primitives of one sweep to a class that runs them.
///
/// A [dev.thalweg.api.code.SweepCode] holds a sweep as [dev.thalweg.api.code.Primitive]s, exactly rounded operations, mathematics
/// included. [dev.thalweg.simd.kernel.KernelClass] writes the loops of a [dev.thalweg.simd.kernel.Kernel], once over lanes
/// and once over scalars, from the same code: hence the same bits. [dev.thalweg.simd.kernel.TieredKernel] starts with the scalar
/// twin and goes over to the vector kernel when that is compiled.
///
/// Rules that measurements force upon the emitted code: straight-line bodies, no helper methods that take or return vectors, no
/// branch around live vectors, no masked loads or stores, `lanewise` in place of `add` and its like, methods below 8,000 bytes (HotSpot never compiles longer ones), `reduceLanes` nowhere.
package dev.thalweg.simd.kernel;
