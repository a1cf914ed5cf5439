// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// The scalar twin: plain Java loops with `Math.fma`, quick from the first calls on.
public final class ScalarProduct implements MatrixProduct {
    private final ElementType type;
    private final ElementLoops loops;

    /// The twin for one element type.
    ///
    /// @param type what the matrices hold
    public ScalarProduct(ElementType type) {
        this.type = type;
        loops = ElementLoops.of(type);
    }

    @Override
    public ElementType elementType() {
        return type;
    }

    @Override
    public void multiply(
            ProductShape shape,
            Object left,
            Object right,
            Object result,
            Workspace workspace,
            int rowFrom,
            int rowTo) {
        shape.requireRows(rowFrom, rowTo);
        workspace.requireType(type);
        Operands operands = workspace.operands();
        operands.set(shape, left, right, result);
        int depthFrom = 0;
        do {
            int depth = Math.min(DEPTH_BLOCK, shape.depth() - depthFrom);
            multiplyBlock(shape, workspace, depthFrom, depth, rowFrom, rowTo);
            depthFrom += DEPTH_BLOCK;
        } while (depthFrom < shape.depth());
        operands.clear();
    }

    private void multiplyBlock(
            ProductShape shape, Workspace workspace, int depthFrom, int depth, int rowFrom, int rowTo) {
        Operands operands = workspace.operands();
        int columns = shape.columns();
        Object right = operands.right;
        int rightAt = depthFrom * columns;
        if (operands.rightTransposed) {
            right = workspace.packedRight(depth * columns);
            rightAt = 0;
            loops.transpose(operands.right, depthFrom, operands.rightStride, right, rightAt, columns, depth, columns);
        }
        Object sums = workspace.sums(columns);
        int stride = operands.leftDepthStride;
        for (int row = rowFrom; row < rowTo; row++) {
            int leftAt = row * operands.leftRowStride + depthFrom * stride;
            loops.multiplyRow(depth, operands.left, leftAt, stride, right, rightAt, columns, sums, columns);
            if (depthFrom == 0) {
                loops.copy(sums, 0, columns, operands.result, row * columns, columns, 1, columns);
            } else {
                loops.add(sums, 0, columns, operands.result, row * columns, columns, 1, columns);
            }
        }
    }

    /// Such as `scalar f32 product`.
    @Override
    public String toString() {
        return "scalar " + type.text() + " product";
    }
}
