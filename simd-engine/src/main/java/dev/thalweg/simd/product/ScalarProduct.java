// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// The scalar twin: plain Java loops with `Math.fma`, quick from the first calls on.
public final class ScalarProduct extends OrientedProduct {
    /// The twin for one element type.
    ///
    /// @param type what the matrices hold
    public ScalarProduct(ElementType type) {
        super(type);
    }

    @Override
    void multiplyRectangle(Workspace workspace, int depth, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        RowWork work = workspace.operands().work;
        work.before(workspace.worker(), rowFrom, rowTo);
        Block block = workspace.block();
        block.rowFrom = rowFrom;
        block.rowTo = rowTo;
        block.depthFrom = 0;
        do {
            block.depth = Math.min(DEPTH_BLOCK, depth - block.depthFrom);
            for (int column = columnFrom; column < columnTo; column += Tiling.COLUMNS_AT_ONCE) {
                block.columnFrom = column;
                block.columnTo = Math.min(columnTo, column + Tiling.COLUMNS_AT_ONCE);
                multiplyBlock(workspace);
            }
            block.depthFrom += DEPTH_BLOCK;
        } while (block.depthFrom < depth);
        work.after(workspace.worker(), rowFrom, rowTo);
    }

    private void multiplyBlock(Workspace workspace) {
        Operands operands = workspace.operands();
        Block block = workspace.block();
        int columns = block.columns();
        Object right = operands.right;
        int rightAt = operands.rightAt + block.depthFrom * operands.rightStride + block.columnFrom;
        int rightStride = operands.rightStride;
        if (operands.rightTransposed) {
            int from = operands.rightAt + block.columnFrom * rightStride + block.depthFrom;
            right = workspace.packedRight(block.depth * columns);
            loops.transpose(operands.right, from, rightStride, right, 0, columns, block.depth, columns);
            rightAt = 0;
            rightStride = columns;
        }
        Object sums = workspace.sums(columns);
        int leftStride = operands.leftDepthStride;
        for (int row = block.rowFrom; row < block.rowTo; row++) {
            int leftAt = operands.leftAt + row * operands.leftRowStride + block.depthFrom * leftStride;
            loops.multiplyRow(
                    block.depth, operands.left, leftAt, leftStride, right, rightAt, rightStride, sums, columns);
            int at = operands.resultAt + row * operands.resultStride + block.columnFrom;
            if (block.depthFrom == 0 && !operands.add) {
                loops.copy(sums, 0, columns, operands.result, at, columns, 1, columns);
            } else {
                loops.add(sums, 0, columns, operands.result, at, columns, 1, columns);
            }
        }
    }

    @Override
    void transpose(
            Workspace workspace,
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns) {
        loops.transpose(source, sourceAt, sourceStride, target, targetAt, targetStride, rows, columns);
    }

    /// Such as `scalar f32 product`.
    @Override
    public String toString() {
        return "scalar " + type.text() + " product";
    }
}
