// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// The product of a matrix and its own transpose, such as similarities of all pairs of rows. It is symmetric to the bit, for factors may be
/// exchanged: bands of columns are computed from the diagonal down, and what lies below it is mirrored.
final class Symmetry {
    /// A multiple of every tile's height and width. Smaller products are computed whole.
    private static final int BAND = 192;

    private final OrientedProduct product;

    Symmetry(OrientedProduct product) {
        this.product = product;
    }

    /// Whether a product is one of those, large enough for half of it to be worth more than the mirror costs.
    static boolean isOf(ProductShape shape, Matrices m) {
        return m.left.equals(m.right) && m.leftAt == m.rightAt && m.leftStride == m.rightStride
                && shape.leftTransposed() != shape.rightTransposed() && shape.rows() == shape.columns()
                && shape.rows() > BAND && shape.depth() > 1 && !m.add;
    }

    /// Computes the whole result of the workspace's operands, and then what goes with its rows.
    void multiply(Workspace workspace, ProductShape shape) {
        Operands operands = workspace.operands();
        RowWork work = operands.work;
        operands.work = RowWork.NONE;
        work.before(workspace.worker(), 0, shape.rows());
        for (int from = 0; from < shape.rows(); from += BAND) {
            int to = Math.min(shape.rows(), from + BAND);
            product.multiplyRectangle(workspace, shape.depth(), from, shape.rows(), from, to);
            mirror(workspace, from, to, shape.rows());
        }
        work.after(workspace.worker(), 0, shape.rows());
    }

    /// Writes what lies below a band's square to the right of it.
    private void mirror(Workspace workspace, int from, int to, int end) {
        Operands operands = workspace.operands();
        int stride = operands.resultStride;
        product.transpose(workspace, operands.result, operands.resultAt + to * stride + from, stride, operands.result,
                operands.resultAt + from * stride + to, stride, to - from, end - to);
    }
}
