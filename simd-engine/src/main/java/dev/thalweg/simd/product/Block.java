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

    /// Whether the rows of the left operand lie in the workspace, one tile after the other.
    boolean leftPacked;
    /// From this column on, the right operand lies in the workspace, one panel after the other.
    int rightPackedFrom;

    int rows() {
        return rowTo - rowFrom;
    }

    int columns() {
        return columnTo - columnFrom;
    }

    /// Where a panel begins in the packed right operand. All panels before it are whole.
    int packedRightAt(int column) {
        return depth * (column - rightPackedFrom);
    }

    /// Where a tile begins in the packed left operand.
    int packedLeftAt(int row) {
        return depth * (row - rowFrom);
    }
}
