// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// Cuts a rectangle of a result into blocks that fit the caches and the blocks into tiles.
///
/// From the outside in: blocks of the depth (which the order of the sums prescribes), groups of columns, groups of rows,
/// panels as wide as a tile, tiles from top to bottom. The right-hand columns of a panel stay in the second-level cache
/// while the rows go by. See K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.
final class Tiling {
    /// With all terms of a block: 4 MB of right operand in `float`, a share of a third-level cache. A multiple of every tile's width.
    static final int COLUMNS_AT_ONCE = 1056;
    /// With all terms of a block: 192 KB of left operand in `float`; with a panel of the right one, not half of a second-level cache. A
    /// multiple of every tile's height.
    private static final int ROWS_AT_ONCE = 48;

    private final TileSet tiles;
    private final ElementLoops loops;
    private final Packing packing;

    Tiling(TileSet tiles, ElementLoops loops, Squares squares) {
        this.tiles = tiles;
        this.loops = loops;
        packing = new Packing(tiles, loops, squares);
    }

    /// Computes a rectangle of the result of the workspace's operands, and what goes with its rows.
    void multiply(Workspace workspace, int depth, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        if (columnFrom == columnTo) {
            multiplyNothing(workspace, rowFrom, rowTo);
        }
        Block block = workspace.block();
        block.depthFrom = 0;
        do {
            block.depth = Math.min(MatrixProduct.DEPTH_BLOCK, depth - block.depthFrom);
            for (int column = columnFrom; column < columnTo; column += COLUMNS_AT_ONCE) {
                block.columnFrom = column;
                block.columnTo = Math.min(columnTo, column + COLUMNS_AT_ONCE);
                block.isFirst = block.depthFrom == 0 && column == columnFrom;
                block.isLast = block.depthFrom + block.depth == depth && block.columnTo == columnTo;
                packing.packRight(workspace, rowTo - rowFrom, depth);
                multiplyColumns(workspace, rowFrom, rowTo);
            }
            block.depthFrom += MatrixProduct.DEPTH_BLOCK;
        } while (block.depthFrom < depth);
    }

    private static void multiplyNothing(Workspace workspace, int rowFrom, int rowTo) {
        RowWork work = workspace.operands().work;
        work.before(workspace.worker(), rowFrom, rowTo);
        work.after(workspace.worker(), rowFrom, rowTo);
    }

    private void multiplyColumns(Workspace workspace, int rowFrom, int rowTo) {
        Block block = workspace.block();
        RowWork work = workspace.operands().work;
        for (int row = rowFrom; row < rowTo; row += ROWS_AT_ONCE) {
            block.rowFrom = row;
            block.rowTo = Math.min(rowTo, row + ROWS_AT_ONCE);
            if (block.isFirst) {
                work.before(workspace.worker(), block.rowFrom, block.rowTo);
            }
            multiplyRows(workspace);
            if (block.isLast) {
                work.after(workspace.worker(), block.rowFrom, block.rowTo);
            }
        }
    }

    private void multiplyRows(Workspace workspace) {
        Block block = workspace.block();
        packing.packLeft(workspace);
        int column = block.columnFrom;
        while (column < block.columnTo) {
            int width = tiles.width(block.columnTo - column);
            multiplyPanel(workspace, width, column);
            column += width;
        }
    }

    /// Sums that do not fit into the result, or are to be added to it, go into scratch memory first.
    private void multiplyPanel(Workspace workspace, int width, int column) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        boolean first = block.depthFrom == 0 && !operands.add;
        Object result = operands.result;
        int at = operands.resultAt + block.rowFrom * operands.resultStride + column;
        int columns = Math.min(width, block.columnTo - column);
        if (first && columns == width) {
            runTiles(workspace, width, column, result, at, operands.resultStride);
            return;
        }
        Object sums = workspace.sums(block.rows() * width);
        runTiles(workspace, width, column, sums, 0, width);
        if (first) {
            loops.copy(sums, 0, width, result, at, operands.resultStride, block.rows(), columns);
        } else {
            loops.add(sums, 0, width, result, at, operands.resultStride, block.rows(), columns);
        }
    }

    private void runTiles(
            Workspace workspace, int width, int column, Object result, int at, int stride) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        boolean rightPacked = column >= block.rightPackedFrom;
        Object right = rightPacked ? workspace.packedRight() : operands.right;
        int rightStride = rightPacked ? width : operands.rightStride;
        int rightAt = rightPacked ? workspace.packedRightAt(column)
                : operands.rightAt + block.depthFrom * rightStride + column;
        TilePair stored = tiles.pair(operands.leftOrder(), width);
        TilePair packed = tiles.pair(LeftOrder.ROWS, width);
        int leftAt = operands.leftAt + block.depthFrom * operands.leftDepthStride;
        int row = block.rowFrom;
        while (row < block.rowTo) {
            int rows = Math.min(block.rowTo - row, tiles.tallRows());
            int resultAt = at + (row - block.rowFrom) * stride;
            if (row >= block.leftPackedFrom) {
                packed.forRows(rows).multiply(block.depth, workspace.packedLeft(), row - block.leftPackedFrom,
                        block.leftPackedStride, right, rightAt, rightStride, result, resultAt, stride, rows);
            } else {
                stored.forRows(rows).multiply(block.depth, operands.left, leftAt + row * operands.leftRowStride,
                        operands.leftStride(rows), right, rightAt, rightStride, result, resultAt, stride, rows);
            }
            row += rows;
        }
    }
}
