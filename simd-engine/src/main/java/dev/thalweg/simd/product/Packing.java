// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// Copies operands into the order in which tiles read them, where that pays or where a vector would reach beyond the last
/// column. Only the sizes decide, never the numbers, and results do not depend on it.
///
/// The unused columns of a partial panel hold what the workspace held before; their sums are dropped.
final class Packing {
    /// Larger right operands do not stay in the second-level cache when their rows lie far apart.
    private static final int RIGHT_BYTES_UNPACKED = 512 * 1024;
    /// Fewer rows do not make up for a copy of the right operand.
    private static final int ROWS_WORTH_PACKING = 32;
    /// Fewer panels do not make up for a copy of the left operand.
    private static final int PANELS_WORTH_PACKING = 12;

    private final TileSet tiles;
    private final ElementLoops loops;
    private final ElementType type;

    Packing(TileSet tiles, ElementLoops loops, ElementType type) {
        this.tiles = tiles;
        this.loops = loops;
        this.type = type;
    }

    /// Packs the right operand of the current block: all of it, its partial panel or nothing.
    ///
    /// @param rows how many rows of the result will read it
    /// @param depth terms of a whole sum
    void packRight(Workspace workspace, int rows, int depth) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        long bytes = (long) depth * operands.columns * type.bytes();
        boolean large = bytes > RIGHT_BYTES_UNPACKED && rows >= ROWS_WORTH_PACKING;
        boolean all = operands.rightTransposed || large;
        block.rightPackedFrom = all ? block.columnFrom : block.columnTo - tiles.partialColumns(block.columns());
        int width = tiles.narrow().columns();
        int padded = Math.ceilDiv(block.columnTo - block.rightPackedFrom, width) * width;
        Object packed = workspace.packedRight(block.depth * padded);
        int column = block.rightPackedFrom;
        while (column < block.columnTo) {
            TilePair pair = tiles.forColumns(block.columnTo - column);
            packPanel(operands, block, packed, column, pair.columns());
            column += pair.columns();
        }
    }

    private void packPanel(Operands operands, Block block, Object packed, int column, int width) {
        int at = block.packedRightAt(column);
        int columns = Math.min(width, block.columnTo - column);
        Object right = operands.right;
        int stride = operands.rightStride;
        if (operands.rightTransposed) {
            loops.transpose(right, operands.rightAt + column * stride + block.depthFrom, stride, packed, at, width,
                    block.depth, columns);
        } else {
            loops.copy(right, operands.rightAt + block.depthFrom * stride + column, stride, packed, at, width,
                    block.depth, columns);
        }
    }

    /// Packs the left operand of the current block if its rows are scattered over memory and many panels read them.
    void packLeft(Workspace workspace) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        int panels = block.columns() / tiles.wide().columns();
        block.leftPacked = operands.leftDepthStride != 1 && panels >= PANELS_WORTH_PACKING;
        if (block.leftPacked) {
            int padded = Math.ceilDiv(block.rows(), TileSet.TALL_ROWS) * TileSet.TALL_ROWS;
            Object packed = workspace.packedLeft(block.depth * padded);
            int stride = operands.leftDepthStride;
            int at = operands.leftAt + block.rowFrom + block.depthFrom * stride;
            loops.packTiles(operands.left, at, stride, packed, block.depth, block.rows());
        }
    }
}
