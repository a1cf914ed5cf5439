// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// Copies operands into the order in which tiles read them, where that pays or where a vector would reach beyond the last
/// column. Only the sizes decide, never the numbers, and results do not depend on it.
///
/// The unused columns of a partial panel and the unused rows of a partial tile hold what the workspace held before; their sums are dropped.
final class Packing {
    /// Larger right operands do not stay in the second-level cache when their rows lie far apart.
    private static final int RIGHT_ENTRIES_UNPACKED = 131_072;
    /// Fewer rows do not make up for a copy of the right operand.
    private static final int ROWS_WORTH_PACKING = 32;
    /// So many rows make up for a copy of any right operand.
    private static final int ROWS_WORTH_PACKING_ALWAYS = 256;
    /// Fewer panels do not make up for a copy of the left operand.
    private static final int PANELS_WORTH_PACKING = 16;
    /// Nor do fewer where terms lie so far apart that they share few sets of a cache.
    private static final int PANELS_WORTH_PACKING_CROWDED = 2;
    /// Multiples of so many entries, more than so many of them.
    private static final int CROWDED = 256;

    private final TileSet tiles;
    private final ElementLoops loops;
    private final Squares squares;

    Packing(TileSet tiles, ElementLoops loops, Squares squares) {
        this.tiles = tiles;
        this.loops = loops;
        this.squares = squares;
    }

    /// Packs the right operand of the current block: all of it, its partial panel or nothing.
    ///
    /// @param rows how many rows of the result will read it
    /// @param depth terms of a whole sum
    void packRight(Workspace workspace, int rows, int depth) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        long entries = (long) depth * operands.columns;
        boolean pays = rows >= ROWS_WORTH_PACKING_ALWAYS
                || rows >= ROWS_WORTH_PACKING && entries > RIGHT_ENTRIES_UNPACKED;
        boolean all = operands.rightTransposed || pays;
        block.rightPackedFrom = all ? block.columnFrom : block.columnTo - tiles.partialColumns(block.columns());
        int padded = Math.ceilDiv(block.columnTo - block.rightPackedFrom, tiles.lanes()) * tiles.lanes();
        Object packed = workspace.packedRight(block.depth * padded);
        if (operands.rightTransposed) {
            packPanels(workspace, packed, 0, block.depth);
        } else {
            // Each row from its first column to its last one: it then passes through the caches once.
            for (int term = 0; term < block.depth; term++) {
                packPanels(workspace, packed, term, term + 1);
            }
        }
    }

    /// Packs some terms of all panels.
    private void packPanels(Workspace workspace, Object packed, int from, int to) {
        Block block = workspace.block();
        int column = block.rightPackedFrom;
        while (column < block.columnTo) {
            int width = tiles.width(block.columnTo - column);
            int at = workspace.packedRightAt(column) + from * width;
            packPanel(workspace, packed, at, width, column, from, to - from);
            column += width;
        }
    }

    private void packPanel(Workspace workspace, Object packed, int at, int width, int column, int from, int terms) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        int columns = Math.min(width, block.columnTo - column);
        int stride = operands.rightStride;
        int depth = block.depthFrom + from;
        if (!operands.rightTransposed) {
            loops.copy(operands.right, operands.rightAt + depth * stride + column, stride, packed, at, width, terms,
                    columns);
            return;
        }
        int source = operands.rightAt + column * stride + depth;
        squares.transpose(workspace, operands.right, source, stride, packed, at, width, terms, columns);
    }

    /// Packs the left operand of the current block: all of it if its terms are scattered over memory and many panels read them, else
    /// its partial tile, for tiles read all of their rows.
    void packLeft(Workspace workspace) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        int rows = isWorthPackingLeft(operands, block) ? block.rows()
                : tiles.partialRows(block.rows(), operands.leftOrder());
        block.leftPackedFrom = block.rowTo - rows;
        block.leftPackedStride = Math.ceilDiv(rows, tiles.tallRows()) * tiles.tallRows();
        Object packed = workspace.packedLeft(block.depth * block.leftPackedStride);
        int at = operands.leftAt + block.leftPackedFrom * operands.leftRowStride
                + block.depthFrom * operands.leftDepthStride;
        if (operands.leftRowStride == 1) {
            loops.copy(operands.left, at, operands.leftDepthStride, packed, 0, block.leftPackedStride, block.depth,
                    rows);
        } else {
            loops.transpose(operands.left, at, operands.leftRowStride, packed, 0, block.leftPackedStride, block.depth,
                    rows);
        }
    }

    private boolean isWorthPackingLeft(Operands operands, Block block) {
        if (operands.leftDepthStride == 1) {
            return false;
        }
        int panels = block.columns() / tiles.widestColumns();
        boolean crowdsCacheSets = operands.leftDepthStride % CROWDED == 0 && block.depth > CROWDED;
        return panels >= (crowdsCacheSets ? PANELS_WORTH_PACKING_CROWDED : PANELS_WORTH_PACKING);
    }
}
