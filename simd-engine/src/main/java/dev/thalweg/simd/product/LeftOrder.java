// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// Which entries of the left operand lie side by side. A tile is emitted for either: a distance that is known to be one lets the JIT
/// compiler prove before the loop, or with one comparison for all rows, that its indices are in range.
enum LeftOrder {
    /// The terms of a row: an operand as it is stored.
    TERMS,
    /// The rows of a term: an operand that is stored transposed, or packed.
    ROWS
}
