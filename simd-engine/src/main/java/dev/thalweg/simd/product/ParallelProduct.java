// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.threads.ChunkTask;
import dev.thalweg.simd.threads.WorkerPool;
import java.util.Arrays;

/// Shares the rows of a product among the threads of a pool, with the same bits for any number of them.
///
/// Owns a [Workspace] for each thread and remembers the product it works on, so it serves one caller at a time. Calls
/// allocate nothing once the workspaces have grown.
public final class ParallelProduct {
    /// Smaller shares cost more to hand over than they save: about two microseconds of work.
    private static final long TERMS_WORTH_A_THREAD = 65_536;

    private final WorkerPool pool;
    private final Workspace[] workspaces;
    private final ChunkTask multiplyChunk = this::multiplyChunk;
    private MatrixProduct product;
    private ProductShape shape = new ProductShape(0, 0, 0, false, false);
    private final Matrices own = new Matrices();
    private Matrices matrices = own;
    private int rowsPerChunk;

    /// Products of one element type on one pool.
    ///
    /// @param pool the threads to use
    /// @param type the element type
    public ParallelProduct(WorkerPool pool, ElementType type) {
        this.pool = pool;
        workspaces = new Workspace[pool.threads()];
        Arrays.setAll(workspaces, worker -> new Workspace(type, worker));
        product = new ScalarProduct(type);
    }

    /// Computes the whole result; the arguments are those of [MatrixProduct#multiply].
    ///
    /// @param product the vector product or its twin
    /// @param shape the sizes
    /// @param left the left operand
    /// @param right the right operand
    /// @param result where the result goes
    public void multiply(MatrixProduct product, ProductShape shape, Object left, Object right, Object result) {
        try {
            multiply(product, shape, own.whole(shape, left, right, result));
        } finally {
            own.clear();
        }
    }

    /// Computes a product of matrices that are perhaps parts of larger ones.
    ///
    /// @param product the vector product or its twin
    /// @param shape the sizes
    /// @param operands where they lie; not kept
    public void multiply(MatrixProduct product, ProductShape shape, Matrices operands) {
        int chunks = chunks(shape);
        if (chunks <= 1) {
            product.multiply(shape, operands, workspaces[0], 0, shape.rows());
            return;
        }
        this.product = product;
        this.shape = shape;
        matrices = operands;
        int even = Math.ceilDiv(shape.rows(), chunks);
        int together = RowWork.together(TileSet.ROWS_TOGETHER, operands.work.rowsTogether());
        rowsPerChunk = Math.ceilDiv(even, together) * together;
        try {
            pool.run(Math.ceilDiv(shape.rows(), rowsPerChunk), multiplyChunk);
        } finally {
            matrices = own;
        }
    }

    private int chunks(ProductShape shape) {
        long terms = (long) shape.rows() * shape.columns() * shape.depth();
        return (int) Math.min(pool.threads(), terms / TERMS_WORTH_A_THREAD);
    }

    private void multiplyChunk(int chunk, int worker) {
        int from = chunk * rowsPerChunk;
        int to = Math.min(shape.rows(), from + rowsPerChunk);
        product.multiply(shape, matrices, workspaces[worker], from, to);
    }
}
