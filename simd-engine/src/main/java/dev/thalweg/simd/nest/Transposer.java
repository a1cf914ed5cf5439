// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Kernel;
import dev.thalweg.simd.kernel.KernelLibrary;
import dev.thalweg.simd.kernel.TieredTransposition;
import java.lang.reflect.Array;

/// Packs rows of a tensor into a tile in which they are columns, and back.
///
/// Vectors may go beyond the end of a short row. Rows after which there is room for that are taken where they lie, sixteen at a time;
/// the last ones take the way over a copy that has room.
final class Transposer {
    private final TieredTransposition into;
    private final TieredTransposition back;
    private final int columns;
    /// Entries from the beginning of a row to where a vector may end.
    private final int reach;
    private final Object copy;
    private final Object[] tensors = new Object[3];
    private final int[] places = new int[5];

    /// @param columns entries of a row
    Transposer(KernelLibrary library, ElementType type, int columns) {
        this.columns = columns;
        int lanes = library.target().lanes(type);
        into = library.transposition(type, lanes, columns);
        back = library.transposition(type, columns, lanes);
        reach = Math.max(columns, lanes);
        copy = type.newArray(2 * Kernel.LANES * columns + reach);
    }

    /// Packs rows.
    ///
    /// @param source the tensor
    /// @param from where the first row begins
    /// @param pitch how far rows lie apart
    /// @param rows how many
    /// @param tile where they go
    /// @param width how far positions lie apart in the tile, a multiple of sixteen
    void pack(Object source, int from, int pitch, int rows, Object tile, int width) {
        int inPlace = inPlace(rows, pitch, Array.getLength(source) - from);
        put(source, from, pitch, tile, 0, width);
        run(into, inPlace, columns);
        if (inPlace < rows) {
            copy(source, from + inPlace * pitch, pitch, copy, 0, columns, rows - inPlace);
            put(copy, 0, columns, tile, inPlace, width);
            run(into, whole(rows - inPlace), columns);
        }
    }

    /// Unpacks rows that lie side by side, or are no shorter than a vector.
    ///
    /// @param tile where they are
    /// @param width how far positions lie apart in the tile
    /// @param target the tensor
    /// @param to where the first row begins
    /// @param pitch how far rows lie apart
    /// @param rows how many
    void unpack(Object tile, int width, Object target, int to, int pitch, int rows) {
        int inPlace = inPlace(rows, pitch, (rows - 1) * pitch + columns);
        put(tile, 0, width, target, to, pitch);
        run(back, columns, inPlace);
        if (inPlace < rows) {
            put(tile, inPlace, width, copy, 0, columns);
            run(back, columns, whole(rows - inPlace));
            copy(copy, 0, columns, target, to + inPlace * pitch, pitch, rows - inPlace);
        }
    }

    /// How many rows can be taken where they lie, of an array that ends so far behind the first.
    private int inPlace(int rows, int pitch, int end) {
        int count = rows & -Kernel.LANES;
        while (count > 0 && (count - 1) * pitch + reach > end) {
            count -= Kernel.LANES;
        }
        return count;
    }

    private static int whole(int rows) {
        return Math.ceilDiv(rows, Kernel.LANES) * Kernel.LANES;
    }

    private void put(Object source, int from, int sourcePitch, Object target, int to, int targetPitch) {
        tensors[0] = source;
        tensors[1] = target;
        places[0] = from;
        places[1] = sourcePitch;
        places[2] = to;
        places[3] = targetPitch;
    }

    private void run(TieredTransposition transposition, int rows, int count) {
        if (rows > 0) {
            places[4] = rows;
            transposition.run(tensors, places, count);
        }
    }

    private void copy(Object source, int from, int sourcePitch, Object target, int to, int targetPitch, int rows) {
        if (sourcePitch == targetPitch) {
            System.arraycopy(source, from, target, to, (rows - 1) * sourcePitch + columns);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, from + row * sourcePitch, target, to + row * targetPitch, columns);
        }
    }
}
