// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Locale;

/// Who does the work.
public enum Candidate {
    /// The vector kernels.
    THALWEG,
    /// The scalar kernels with the same bits.
    TWIN,
    /// The loop one would write by hand in Java.
    JAVA,
    /// PyTorch's core in C++, with its autograd.
    LIBTORCH,
    /// The native tensors of Deeplearning4j.
    ND4J,
    /// The BLAS alone.
    OPENBLAS,
    /// A limit of the machine: one array copied to another.
    COPY,
    /// A limit of the machine: two arrays read and one written, or for an optimizer a loop with the same traffic.
    TRIAD,
    /// A limit of the machine: fused multiply-adds in registers.
    FMA,
    /// A limit of Thalweg: the matrix products of the work alone.
    PRODUCTS;

    /// Its name in results.
    ///
    /// @return lower case
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it moves bytes or counts operations only, and so has no answer to compare.
    ///
    /// @return true for copy, triad, fma and products
    public boolean isLimit() {
        return switch (this) {
            case THALWEG, TWIN, JAVA, LIBTORCH, ND4J, OPENBLAS -> false;
            case COPY, TRIAD, FMA, PRODUCTS -> true;
        };
    }
}
