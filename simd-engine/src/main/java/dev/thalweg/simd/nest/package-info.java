// SPDX-License-Identifier: Apache-2.0
/// Runs nests: finds the entries of tensors for given sizes, cuts the work into chunks, and drives kernels over them.
///
/// [dev.thalweg.simd.nest.NestCode] is a nest without sizes, [dev.thalweg.simd.nest.NestLayout] one with sizes: which way each
/// sweep walks and which operands it can read where they lie. [dev.thalweg.simd.nest.NestWorker] runs chunks of it on one thread,
/// [dev.thalweg.simd.nest.NestRunner] all of them.
///
/// **Which way.** A sweep without inner axes walks along rows. A sweep with inner axes walks along each row if rows are long and
/// their entries lie side by side, else across the rows of a block, sixteen or more at once. Long are rows of at least 64 entries, or,
/// in a nest that folds row by row, of more than 256. Kernels only ever read and write contiguous runs of the element type. Shorter
/// rows that lie equally far apart are transposed into such runs in vector registers ([dev.thalweg.simd.nest.Transposer]); whatever
/// lies otherwise (labels, strides, picks) is packed before, by plain loops.
///
/// **Which order.** Work is cut by shape alone, never by threads or lanes. A *chunk* is what one thread takes: about 4,096 entries,
/// whole rows; where a walk across rows or several rows a chunk are due, a multiple of sixteen rows. All sweeps of a nest go over a
/// chunk before the next one is begun. Each run of a kernel along rows or positions leaves sixteen lanes (position modulo 16 in the
/// run), added pairwise in `double`: lane i and lane i + 8, then i + 4, i + 2, i + 1. Runs are added in `double` in order, and so are
/// chunks. The sum of a row adds runs of 4,096 positions (along) or 256 positions (across) in `double`. A total over rows and
/// positions, across, adds sixteen rows pairwise like lanes, then the next sixteen. A maximum takes the same way.
package dev.thalweg.simd.nest;
