// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Packs operands of one worker into contiguous runs, and back.
///
/// A run is kept while it is valid: within a block of rows the same entries are packed once, however many sweeps read them.
final class Packer {
    private final ElementType type;
    private final Elements elements;
    private final Object[] runs;
    private final long[] stamps;
    private final Elements.Region region;
    private final int capacity;
    private int[] offsets = new int[0];
    /// The arrays by slot.
    Object[] arrays = new Object[0];
    /// The rows of the block: from this one on so many.
    int rowFrom;
    int rows;
    private long block;

    Packer(ElementType type, int operands, int blockRows) {
        this.type = type;
        elements = Elements.of(type);
        runs = new Object[operands];
        stamps = new long[operands];
        region = new Elements.Region(blockRows);
        capacity = blockRows;
        for (int i = 0; i < operands; i++) {
            runs[i] = type.newArray(0);
        }
    }

    /// Another block of rows: what was packed before is no longer valid.
    void block(int from, int count) {
        rowFrom = from;
        rows = count;
        block++;
    }

    /// The packed run of an operand, at least so long.
    Object run(Operand operand, int length) {
        int number = operand.number();
        if (Array.getLength(runs[number]) < length) {
            runs[number] = type.newArray(length);
            stamps[number] = 0;
        }
        return runs[number];
    }

    boolean isValid(Operand operand) {
        return stamps[operand.number()] == block;
    }

    void validate(Operand operand) {
        stamps[operand.number()] = block;
    }

    void invalidate(Operand operand) {
        stamps[operand.number()] = 0;
    }

    /// Packs one entry a row, for all rows of the block.
    Object perRow(Operand operand) {
        Object run = run(operand, capacity);
        if (!isValid(operand)) {
            packRows(operand, run);
            validate(operand);
        }
        return run;
    }

    private void packRows(Operand operand, Object run) {
        Operand.@Nullable Index label = operand.label();
        if (label != null) {
            Operand labels = label.operand();
            elements.pick(arrays[operand.slot()], operand.base() + operand.rows().offset(rowFrom),
                    operand.rows().stride(), label, (int[]) arrays[labels.slot()],
                    labels.base() + labels.rows().offset(rowFrom), rows, run);
        } else if (operand.isSideBySide()) {
            elements.copy(arrays[operand.slot()], operand.base() + operand.rows().offset(rowFrom), rows, run);
        } else {
            pack(operand, rowFrom, rows, 0, 1, 1, run);
        }
    }

    /// Packs entries of some rows at some inner positions.
    ///
    /// @param width how far neighbouring positions lie apart in the run; neighbouring rows are neighbours there
    void pack(Operand operand, int firstRow, int rowCount, int from, int count, int width, Object run) {
        if (operand.base() < 0) {
            elements.clear(run, Array.getLength(run));
            return;
        }
        place(operand, firstRow, rowCount, from, count, width);
        if (operand.indices().isEmpty()) {
            elements.pack(arrays[operand.slot()], region, run);
        } else {
            pick(operand, firstRow, from, run);
        }
    }

    /// Copies packed entries back.
    void unpack(Operand operand, int firstRow, int rowCount, int from, int count, int width, Object run) {
        place(operand, firstRow, rowCount, from, count, width);
        elements.unpack(run, region, arrays[operand.slot()]);
    }

    /// Writes a number for each row of the block.
    void write(Operand operand, double[] numbers) {
        place(operand, rowFrom, rows, 0, 1, 1);
        elements.write(numbers, region, arrays[operand.slot()]);
    }

    private void place(Operand operand, int firstRow, int rowCount, int from, int count, int width) {
        int origin = operand.local() ? rowFrom : 0;
        operand.rows().offsets(region.rows, firstRow - origin, rowCount, operand.base());
        if (region.positions.length < count) {
            region.positions = new int[count];
        }
        operand.inner().offsets(region.positions, from, count, 0);
        region.rowCount = rowCount;
        region.count = count;
        region.width = width;
    }

    /// Looks up the entries of the placed region.
    private void pick(Operand operand, int firstRow, int from, Object run) {
        int rowCount = region.rowCount;
        int count = region.count;
        int width = region.width;
        spread();
        for (Operand.Index index : operand.indices()) {
            if (index.operand().isPerPosition()) {
                addPerPosition(index, firstRow, rowCount, from, count);
            } else {
                addPerRow(index, firstRow - rowFrom, rowCount, count);
            }
        }
        for (int k = 0; k < count; k++) {
            elements.pick(arrays[operand.slot()], offsets, k * rowCount, rowCount, run, k * width);
        }
    }

    /// Fills in the offsets of all entries of the placed region, position after position.
    private void spread() {
        int rowCount = region.rowCount;
        if (offsets.length < rowCount * region.count) {
            offsets = new int[rowCount * region.count];
        }
        for (int k = 0; k < region.count; k++) {
            int position = region.positions[k];
            for (int r = 0; r < rowCount; r++) {
                offsets[k * rowCount + r] = region.rows[r] + position;
            }
        }
    }

    private void addPerPosition(Operand.Index index, int firstRow, int rowCount, int from, int count) {
        Operand operand = index.operand();
        Object indices = run(operand, rowCount * count);
        invalidate(operand);
        pack(operand, firstRow, rowCount, from, count, rowCount, indices);
        elements.addIndices(indices, 0, index, offsets, 0, rowCount * count);
    }

    private void addPerRow(Operand.Index index, int lane, int rowCount, int count) {
        Object indices = perRow(index.operand());
        for (int k = 0; k < count; k++) {
            elements.addIndices(indices, lane, index, offsets, k * rowCount, rowCount);
        }
    }
}
