// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the entries lie that a sweep reads or writes, for given sizes.
///
/// The entry of row r at inner position p is at `base + rows(r) + inner(p) + Σ index · stride`, where the base moves from block to block
/// if an axis of the array is walked in blocks.
///
/// @param number which operand of the nest
/// @param slot the array
/// @param level on what it depends
/// @param labels whether the array holds `int`
/// @param base where the first entry lies; negative if there is none, for a fixed index lies outside its axis
/// @param start the first row of the block
/// @param blockStride how far a row of a block moves; 0 if the array is not walked in blocks
/// @param rows the walk over rows
/// @param inner the walk over inner positions
/// @param indices indices that are read
/// @param local whether it is a variable of the row: memory of one block, owned by the worker
record Operand(int number, int slot, Level level, boolean labels, int base, BlockStart start,
        int blockStride, Walk rows, Walk inner, List<Index> indices,
        boolean local) {

    /// An index that is read.
    ///
    /// @param operand where
    /// @param size the size of the axis; outside the entry is 0
    /// @param stride how far a step along the axis moves
    record Index(Operand operand, int size, int stride) {
    }

    /// Where the first entry of the block lies; negative if there is none.
    @Override
    public int base() {
        return base < 0 ? base : base + start.row * blockStride;
    }

    /// Whether entries are numbers of the element type that can be read where they lie.
    boolean isPlain() {
        return !labels && base >= 0 && indices.isEmpty();
    }

    boolean isPerRow() {
        return level == Level.ROW || level == Level.ELEMENT;
    }

    boolean isPerPosition() {
        return level == Level.COLUMN || level == Level.ELEMENT;
    }

    /// Whether the entries of neighbouring rows are neighbours.
    boolean hasContiguousRows() {
        return isPlain() && rows.isContiguous();
    }

    /// Whether each row lies side by side, of some entries, and rows lie equally far apart.
    boolean hasRegularRows() {
        return level == Level.ELEMENT && isPlain() && !local && rows.isLinear() && inner.isContiguous();
    }

    /// Whether the entries or labels of neighbouring rows are neighbours, to be read where they lie.
    boolean isSideBySide() {
        return base >= 0 && indices.isEmpty() && !local && rows.isContiguous();
    }

    /// The index, if rows lie equally far apart and each one's entry is looked up by one label of the row.
    @Nullable
    Index label() {
        if (labels || base < 0 || local || !rows.isLinear() || isPerPosition() || indices.size() != 1) {
            return null;
        }
        Operand index = indices.getFirst().operand;
        return index.labels && index.isSideBySide() ? indices.getFirst() : null;
    }

    /// Whether row r lies at index r, or is the same for all rows.
    boolean isInStep() {
        return isPlain() && !local
                && (level == Level.UNIFORM
                        || level == Level.ROW && base == 0 && blockStride == 0 && rows.isContiguous());
    }

    /// Whether the entries of a row lie side by side.
    boolean hasContiguousInner() {
        return isPlain() && inner.isContiguous();
    }
}
