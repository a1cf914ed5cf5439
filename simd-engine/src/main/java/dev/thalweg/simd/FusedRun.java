// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.simd.nest.NestRunner;
import dev.thalweg.simd.product.RowWork;
import java.util.List;
import java.util.stream.Stream;

/// A product for given sizes, and the chunks of nests each of which is run by the thread that has just come to its rows.
final class FusedRun implements StepRun, RowWork {
    private final RowsOfNest[] prologue;
    private final ProductRun product;
    private final RowsOfNest[] epilogue;
    private final int rowsTogether;

    /// A nest whose rows are those of the product, or as many for each of these.
    ///
    /// @param nest the nest
    /// @param rows the rows of the product
    private record RowsOfNest(NestRunner nest, int rows) {
        /// How many chunks lie within the first rows of the product.
        int within(int row) {
            return row == rows ? nest.chunks() : (int) (nestRow(row) / nest.rowsOfChunk());
        }

        /// How many chunks the first rows of the product need.
        int covering(int row) {
            return (int) Math.ceilDiv(nestRow(row), (long) nest.rowsOfChunk());
        }

        private long nestRow(int row) {
            return row * (long) perRow();
        }

        private int perRow() {
            return nest.rows() / Math.max(1, rows);
        }

        /// How many rows of the product begin and end with a chunk.
        int rowsTogether() {
            return nest.rowsOfChunk() / RowWork.divisor(Math.max(1, perRow()), nest.rowsOfChunk());
        }
    }

    FusedRun(List<NestRunner> prologue, ProductRun product, List<NestRunner> epilogue) {
        this.product = product;
        this.prologue = rows(prologue, product);
        this.epilogue = rows(epilogue, product);
        rowsTogether = Stream.of(this.prologue, this.epilogue).flatMap(Stream::of).mapToInt(RowsOfNest::rowsTogether)
                .reduce(1, RowWork::together);
        product.work(this);
    }

    private static RowsOfNest[] rows(List<NestRunner> nests, ProductRun product) {
        return nests.stream().map(nest -> new RowsOfNest(nest, product.rows())).toArray(RowsOfNest[]::new);
    }

    @Override
    public void bind(Object[] arrays) {
        for (RowsOfNest part : prologue) {
            part.nest.bind(arrays);
        }
        product.bind(arrays);
        for (RowsOfNest part : epilogue) {
            part.nest.bind(arrays);
        }
    }

    @Override
    public void renumber() {
        for (RowsOfNest part : prologue) {
            part.nest.renumber();
        }
        for (RowsOfNest part : epilogue) {
            part.nest.renumber();
        }
    }

    @Override
    public void run(double[] numbers) {
        for (RowsOfNest part : prologue) {
            part.nest.begin(numbers);
        }
        for (RowsOfNest part : epilogue) {
            part.nest.begin(numbers);
        }
        product.run(numbers);
        for (RowsOfNest part : prologue) {
            part.nest.end(numbers);
        }
        for (RowsOfNest part : epilogue) {
            part.nest.end(numbers);
        }
    }

    @Override
    public void before(int worker, int rowFrom, int rowTo) {
        for (RowsOfNest part : prologue) {
            part.nest.run(part.covering(rowFrom), part.covering(rowTo), worker);
        }
    }

    @Override
    public void after(int worker, int rowFrom, int rowTo) {
        for (RowsOfNest part : epilogue) {
            part.nest.run(part.within(rowFrom), part.within(rowTo), worker);
        }
    }

    @Override
    public int rowsTogether() {
        return rowsTogether;
    }
}
