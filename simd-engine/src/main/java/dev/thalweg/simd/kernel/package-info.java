// SPDX-License-Identifier: Apache-2.0
/// From the statements of one sweep to a class that runs them.
///
/// [dev.thalweg.simd.kernel.SweepCode] lowers formulas to [dev.thalweg.simd.kernel.Primitive]s, exactly rounded operations held
/// in a [dev.thalweg.simd.kernel.Code]; all mathematics is inlined there ([dev.thalweg.simd.kernel.Exponentials] and its
/// neighbours). [dev.thalweg.simd.kernel.KernelClass] writes the loops of a [dev.thalweg.simd.kernel.Kernel], once over lanes
/// and once over scalars, from the same code: hence the same bits. [dev.thalweg.simd.kernel.TieredKernel] starts with the scalar
/// twin and goes over to the vector kernel when that is compiled.
///
/// Rules that measurements force upon the emitted code: straight-line bodies, no helper methods that take or return vectors, no
/// branch around live vectors, no masked loads or stores, `lanewise` in place of `add` and its like, methods below 8,000 bytes (HotSpot never compiles longer ones), `reduceLanes` nowhere.
package dev.thalweg.simd.kernel;
