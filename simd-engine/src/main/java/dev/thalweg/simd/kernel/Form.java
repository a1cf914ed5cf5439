// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Level;

import java.util.EnumSet;
import java.util.Set;

/// Which way a kernel walks. It follows from shapes and strides alone, never from the hardware.
public enum Form {
    /// Along rows of a nest, one entry each, which lie at the same place in every tensor: one index serves all.
    FLAT(EnumSet.of(Level.UNIFORM)),
    /// Along rows of a nest, one entry each.
    ROWS(EnumSet.of(Level.UNIFORM)),
    /// Along the inner positions of rows, one after the other; what the row alone decides is computed once, in scalar code.
    ALONG(EnumSet.of(Level.UNIFORM, Level.ROW)),
    /// Across sixteen rows at once, one inner position after the other.
    ACROSS(EnumSet.of(Level.UNIFORM));

    private final Set<Level> scalar;

    Form(Set<Level> scalar) {
        this.scalar = scalar;
    }

    /// Whether there are no inner positions.
    ///
    /// @return true for walks along rows
    public boolean isPerRow() {
        return this == FLAT || this == ROWS;
    }

    /// Whether something is the same for all lanes.
    boolean isScalar(Level level) {
        return scalar.contains(level);
    }
}
