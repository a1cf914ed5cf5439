// SPDX-License-Identifier: Apache-2.0
/// Matrix products with the same bits everywhere.
///
/// [dev.thalweg.simd.product.MatrixProduct] says what is computed, in which order. There are two of it: `VectorProduct`, which
/// walks over the result in tiles (`Tiling`, `Packing`) whose inner loops are emitted for the lane width at hand
/// (`TileEmitter`), and `ScalarProduct`, its twin in plain Java. `ParallelProduct` spreads either over threads.
package dev.thalweg.simd.product;
