// SPDX-License-Identifier: Apache-2.0
/// From plans to OpenCL C 1.2, as text alone: no device and no driver is needed here.
///
/// [dev.thalweg.gpu.emit.PlanText] writes the program of a plan. [dev.thalweg.gpu.emit.NestText] writes a nest: the loops over rows in
/// one of three [dev.thalweg.gpu.emit.Form]s, in them each sweep ([dev.thalweg.gpu.emit.SweepText]), of which every primitive is
/// one line ([dev.thalweg.gpu.emit.Spelling]). [dev.thalweg.gpu.emit.ProductText] writes matrix products. What a kernel takes is a list
/// of [dev.thalweg.gpu.emit.Parameter]s, collected while it is written.
///
/// **Bits.** Nothing is contracted, and every operation is correctly rounded where the device can, so what is computed element by element
/// has the bits of the SIMD backend; so have matrix products, whose order of sums is fixed. Sums are made in `double` where the device has
/// it, else in pairs of floats, and are cut by sizes alone: the same run gives the same bits again.
package dev.thalweg.gpu.emit;
