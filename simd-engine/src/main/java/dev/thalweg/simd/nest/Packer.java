// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;

/// Packs operands of one worker into contiguous runs, and back.
///
/// A run is kept while it is valid: within a block of rows the same entries are packed once, however many sweeps read them.
final class Packer {
    private final ElementType type;
    private final Elements elements;
    private final Object[] runs;
    private final long[] stamps;
    private final Elements.Region region;
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
        region = new Elements.Region(blockRows, Walk.of(java.util.List.of()));
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

    /// Packs one entry a row, for all rows of the block.
    Object perRow(Operand operand, int length) {
        Object run = run(operand, length);
        if (!isValid(operand)) {
            pack(operand, rowFrom, rows, 0, 1, 1, 1, run);
            validate(operand);
        }
        return run;
    }

    /// Packs entries of some rows at some inner positions.
    void pack(Operand operand, int firstRow, int rowCount, int from, int count, int rowStep, int innerStep,
            Object run) {
        if (operand.base() < 0) {
            elements.clear(run, Array.getLength(run));
            return;
        }
        if (!operand.indices().isEmpty()) {
            pick(operand, firstRow, rowCount, from, count, rowStep, innerStep, run);
            return;
        }
        place(operand, firstRow, rowCount, from, count, rowStep, innerStep);
        elements.pack(arrays[operand.slot()], region, run);
    }

    void unpack(Operand operand, int firstRow, int rowCount, int from, int count, int rowStep, int innerStep,
            Object run) {
        place(operand, firstRow, rowCount, from, count, rowStep, innerStep);
        elements.unpack(run, region, arrays[operand.slot()]);
    }

    private void place(Operand operand, int firstRow, int rowCount, int from, int count, int rowStep, int innerStep) {
        int origin = operand.local() ? rowFrom : 0;
        for (int r = 0; r < rowCount; r++) {
            region.rowOffsets[r] = operand.base() + operand.rows().offset(firstRow + r - origin);
        }
        region.rows = rowCount;
        region.inner = operand.inner();
        region.from = from;
        region.count = count;
        region.rowStep = rowStep;
        region.innerStep = innerStep;
    }

    private void pick(Operand operand, int firstRow, int rowCount, int from, int count, int rowStep, int innerStep,
            Object run) {
        int length = (rowCount - 1) * rowStep + (count - 1) * innerStep + 1;
        if (offsets.length < length) {
            offsets = new int[length];
        }
        for (Operand.Index index : operand.indices()) {
            Object indices = run(index.operand(), Array.getLength(run));
            pack(index.operand(), firstRow, rowCount, from, count, rowStep, innerStep, indices);
        }
        for (int k = 0; k < count; k++) {
            int inner = operand.base() + operand.inner().offset(from + k);
            for (int r = 0; r < rowCount; r++) {
                offsets[k * innerStep + r * rowStep] = inner + operand.rows().offset(firstRow + r);
            }
        }
        for (Operand.Index index : operand.indices()) {
            stamps[index.operand().number()] = 0;
            elements.addIndices(runs[index.operand().number()], index.size(), index.stride(), offsets, length);
        }
        elements.pick(arrays[operand.slot()], offsets, length, run);
    }
}
