// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// In which form kernels begin.
public enum Tiering {
    /// As scalar twins, until the vector kernels were compiled aside.
    TWIN_FIRST,
    /// As vector kernels, which are slow until they are compiled: to compare them with their twins.
    VECTOR_AT_ONCE
}
