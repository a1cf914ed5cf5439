// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// What the implementations share: checking arguments, and finding the best way through a product that is only a column.
///
/// A column of which the left operand is transposed is the row `(Aᵀ·b)ᵀ = bᵀ·A`, and vectors can lie along it. Otherwise
/// its sums lie across what is contiguous; vectors do not help, sums of several rows in flight do.
abstract sealed class OrientedProduct implements MatrixProduct permits ScalarProduct, VectorProduct {
    final ElementType type;
    final ElementLoops loops;
    private final Symmetry symmetry = new Symmetry(this);

    OrientedProduct(ElementType type) {
        this.type = type;
        loops = ElementLoops.of(type);
    }

    /// Computes a rectangle of the result of the workspace's operands, and what goes with its rows.
    abstract void multiplyRectangle(
            Workspace workspace, int depth, int rowFrom, int rowTo, int columnFrom, int columnTo);

    /// `target[row, column] = source[column, row]`; the two do not overlap.
    abstract void transpose(
            Workspace workspace,
            Object source,
            int sourceAt,
            int sourceStride,
            Object target,
            int targetAt,
            int targetStride,
            int rows,
            int columns);

    @Override
    public final ElementType elementType() {
        return type;
    }

    @Override
    public final void multiply(ProductShape shape, Matrices matrices, Workspace workspace, int rowFrom, int rowTo) {
        shape.requireRows(rowFrom, rowTo);
        workspace.requireType(type);
        Operands operands = workspace.operands();
        operands.require(shape, matrices);
        boolean isColumn = shape.columns() == 1 && matrices.resultStride == 1
                && (shape.rightTransposed() || matrices.rightStride == 1);
        if (isColumn) {
            matrices.work.before(workspace.worker(), rowFrom, rowTo);
            multiplyColumn(shape, matrices, workspace, rowFrom, rowTo);
            matrices.work.after(workspace.worker(), rowFrom, rowTo);
        } else {
            operands.set(shape, matrices);
            if (Symmetry.isOf(shape, matrices) && rowTo - rowFrom == shape.rows()) {
                symmetry.multiply(workspace, shape);
            } else {
                multiplyRectangle(workspace, shape.depth(), rowFrom, rowTo, 0, shape.columns());
            }
        }
        operands.clear();
    }

    private void multiplyColumn(ProductShape shape, Matrices matrices, Workspace workspace, int rowFrom, int rowTo) {
        if (shape.leftTransposed()) {
            workspace.operands().setAsRow(shape, matrices);
            multiplyRectangle(workspace, shape.depth(), 0, 1, rowFrom, rowTo);
        } else {
            multiplyColumn(shape.depth(), matrices, rowFrom, rowTo);
        }
    }

    private void multiplyColumn(int depth, Matrices m, int rowFrom, int rowTo) {
        int from = 0;
        do {
            int terms = Math.min(DEPTH_BLOCK, depth - from);
            int leftAt = m.leftAt + rowFrom * m.leftStride + from;
            loops.multiplyColumn(terms, m.left, leftAt, m.leftStride, m.right, m.rightAt + from, m.result,
                    m.resultAt + rowFrom, rowTo - rowFrom, from > 0 || m.add);
            from += DEPTH_BLOCK;
        } while (from < depth);
    }
}
