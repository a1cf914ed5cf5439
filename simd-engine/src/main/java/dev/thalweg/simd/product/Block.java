// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// The part of a product that is worked on at a time: some terms of every sum, some rows and columns.
final class Block {
    int depthFrom;
    int depth;
    int rowFrom;
    int rowTo;
    int columnFrom;
    int columnTo;
    /// Whether no part of these rows was worked on before, and whether none is left to be.
    boolean isFirst;
    boolean isLast;

    /// From this row on, the left operand lies in the workspace, as `[depth, rows]` whose rows lie so far apart.
    int leftPackedFrom;
    int leftPackedStride;
    /// From this column on, the right operand lies in the workspace, one panel after the other.
    int rightPackedFrom;

    int rows() {
        return rowTo - rowFrom;
    }

    int columns() {
        return columnTo - columnFrom;
    }

    /// How many entries of the packed right operand lie before a panel. All panels before it are whole.
    int packedBefore(int column) {
        return depth * (column - rightPackedFrom);
    }
}
