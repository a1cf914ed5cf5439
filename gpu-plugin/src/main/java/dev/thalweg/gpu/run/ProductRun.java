// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.gpu.device.DeviceKernel;
import dev.thalweg.gpu.emit.Parameter;
import dev.thalweg.gpu.emit.ProductGrid;
import dev.thalweg.gpu.emit.StepText;
import java.util.List;

/// A matrix product for given sizes, perhaps of a block of larger matrices.
final class ProductRun implements StepRun {
    private final StepText.Product product;
    private final Arguments arguments;
    private final BlockStart start;
    private final Sizes sizes;
    private final int m;
    private final int n;
    private final int k;
    private final Place left;
    private final Place right;
    private final Place result;
    private final boolean folds;

    /// How a matrix lies in its memory.
    ///
    /// @param stride how far its stored rows lie apart
    /// @param blockStride how far a row of a block moves
    private record Place(int stride, int blockStride) {
    }

    ProductRun(StepText.Product product, Sizes sizes, BlockStart start, Workshop workshop) {
        this.product = product;
        this.start = start;
        this.sizes = sizes;
        var p = product.step();
        m = length(p.m(), sizes);
        n = length(p.n(), sizes);
        k = length(p.k(), sizes);
        left = place(p.a().name(), product.leftTransposed() ? p.k() : p.m(),
                product.leftTransposed() ? p.m() : p.k());
        right = place(p.b().name(), product.rightTransposed() ? p.n() : p.k(),
                product.rightTransposed() ? p.k() : p.n());
        result = place(p.target(), p.m(), p.n());
        folds = sizes.blocked() != null && p.k().contains(sizes.blocked());
        arguments = new Arguments(product.kernel(), sizes, start, workshop,
                parameter -> extent(((Parameter.Extent) parameter).role()));
    }

    private int extent(Parameter.Role role) {
        return switch (role) {
            case M -> m;
            case N -> n;
            case K -> k;
            case LEFT_STRIDE -> left.stride;
            case RIGHT_STRIDE -> right.stride;
            case RESULT_STRIDE -> result.stride;
            case LEFT_START -> start.row() * left.blockStride;
            case RIGHT_START -> start.row() * right.blockStride;
            case RESULT_START -> start.row() * result.blockStride;
            case GOES_ON -> folds && start.row() > 0 ? 1 : 0;
        };
    }

    private int length(List<Axis> axes, Sizes of) {
        return of.length(axes, product.step().target());
    }

    /// The axis that is walked in blocks is the first of its group.
    private Place place(String tensor, List<Axis> rows, List<Axis> columns) {
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
    public void run(double[] numbers) {
        ProductGrid grid = product.grid();
        int across = Math.ceilDiv(n, grid.columns());
        int down = Math.ceilDiv(m, grid.rows());
        DeviceKernel kernel = arguments.give(numbers);
        kernel.run((long) across * grid.local(), (long) down * grid.local(), grid.local(), grid.local());
    }
}
