// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.simd.nest.BlockStart;
import dev.thalweg.simd.product.Matrices;
import dev.thalweg.simd.product.ParallelProduct;
import dev.thalweg.simd.product.ProductShape;
import dev.thalweg.simd.product.RowWork;
import java.util.List;

/// A matrix product for given sizes, perhaps of a block of larger matrices.
final class ProductRun implements StepRun {
    private final StepCode.Product step;
    private final ProductShape shape;
    private final BlockStart start;
    private final ParallelProduct products;
    private final Place left;
    private final Place right;
    private final Place result;
    private final boolean goesOn;
    private final Matrices matrices = new Matrices();
    private Object[] arrays = {};

    /// How a matrix lies in its array.
    ///
    /// @param stride how far its stored rows lie apart
    /// @param blockStride how far a row of a block moves
    private record Place(int stride, int blockStride) {
    }

    ProductRun(StepCode.Product step, Sizes sizes, BlockStart start, ParallelProduct products) {
        this.step = step;
        this.start = start;
        this.products = products;
        var p = step.step();
        shape = new ProductShape(length(p.m(), sizes), length(p.n(), sizes), length(p.k(), sizes),
                step.leftTransposed(), step.rightTransposed());
        left = place(p.a().name(), step.leftTransposed() ? p.k() : p.m(), step.leftTransposed() ? p.m() : p.k(), sizes);
        right = place(p.b().name(), step.rightTransposed() ? p.n() : p.k(), step.rightTransposed() ? p.k() : p.n(),
                sizes);
        result = place(p.target(), p.m(), p.n(), sizes);
        goesOn = sizes.blocked() != null && p.k().contains(sizes.blocked());
    }

    private int length(List<Axis> axes, Sizes sizes) {
        return sizes.length(axes, step.step().target());
    }

    /// The axis that is walked in blocks is the first of its group.
    private Place place(String tensor, List<Axis> rows, List<Axis> columns, Sizes sizes) {
        Sizes stored = sizes.stored(tensor);
        int stride = length(columns, stored);
        Axis blocked = sizes.blocked();
        boolean moves = blocked != null && !stored.equals(sizes);
        int blockStride = !moves ? 0
                : rows.contains(blocked) ? length(rows.subList(1, rows.size()), stored) * stride
                        : columns.contains(blocked) ? length(columns.subList(1, columns.size()), stored) : 0;
        return new Place(stride, blockStride);
    }

    @Override
    public void bind(Object[] bound) {
        arrays = bound;
    }

    @Override
    public void renumber() {
        // products know no numbers
    }

    /// How many rows the result has.
    int rows() {
        return shape.rows();
    }

    /// Has something go with the rows of the product from now on.
    void work(RowWork work) {
        matrices.work(work);
    }

    @Override
    public void run(double[] numbers) {
        matrices.left(arrays[step.left()], start.row() * left.blockStride, left.stride);
        matrices.right(arrays[step.right()], start.row() * right.blockStride, right.stride);
        matrices.result(arrays[step.result()], start.row() * result.blockStride, result.stride,
                goesOn && start.row() > 0);
        products.multiply(step.product().current(), shape, matrices);
    }
}
