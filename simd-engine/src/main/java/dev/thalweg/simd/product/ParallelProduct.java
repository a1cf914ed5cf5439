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
    private final Object none;
    private final ChunkTask multiplyChunk = this::multiplyChunk;
    private MatrixProduct product;
    private ProductShape shape = new ProductShape(0, 0, 0, false, false);
    private Object left;
    private Object right;
    private Object result;
    private int rowsPerChunk;

    /// Products of one element type on one pool.
    ///
    /// @param pool the threads to use
    /// @param type the element type
    public ParallelProduct(WorkerPool pool, ElementType type) {
        this.pool = pool;
        workspaces = new Workspace[pool.threads()];
        Arrays.setAll(workspaces, worker -> new Workspace(type));
        product = new ScalarProduct(type);
        none = type.newArray(0);
        left = none;
        right = none;
        result = none;
    }

    /// Computes the whole result; the arguments are those of [MatrixProduct#multiply].
    ///
    /// @param product the vector product or its twin
    /// @param shape the sizes
    /// @param left the left operand
    /// @param right the right operand
    /// @param result where the result goes
    public void multiply(MatrixProduct product, ProductShape shape, Object left, Object right, Object result) {
        int chunks = chunks(shape);
        if (chunks <= 1) {
            product.multiply(shape, left, right, result, workspaces[0]);
            return;
        }
        this.product = product;
        this.shape = shape;
        this.left = left;
        this.right = right;
        this.result = result;
        int even = Math.ceilDiv(shape.rows(), chunks);
        rowsPerChunk = Math.ceilDiv(even, TileSet.TALL_ROWS) * TileSet.TALL_ROWS;
        try {
            pool.run(Math.ceilDiv(shape.rows(), rowsPerChunk), multiplyChunk);
        } finally {
            forget();
        }
    }

    private int chunks(ProductShape shape) {
        long terms = (long) shape.rows() * shape.columns() * shape.depth();
        return (int) Math.min(pool.threads(), terms / TERMS_WORTH_A_THREAD);
    }

    private void multiplyChunk(int chunk, int worker) {
        int from = chunk * rowsPerChunk;
        int to = Math.min(shape.rows(), from + rowsPerChunk);
        product.multiply(shape, left, right, result, workspaces[worker], from, to);
    }

    private void forget() {
        left = none;
        right = none;
        result = none;
    }
}
