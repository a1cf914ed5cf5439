// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

/// Where the block begins that a nest works on: 0 unless an axis is walked in blocks. Belongs to one invocation.
public final class BlockStart {
    int row;

    /// The first block of a walk.
    public BlockStart() {
    }

    /// Where the block begins.
    ///
    /// @return its first row
    public int row() {
        return row;
    }

    /// Moves on.
    ///
    /// @param first the first row of the block
    public void moveTo(int first) {
        row = first;
    }
}
