// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tiles that one lane width needs: of every width from the widest to a single vector, for either order of the left operand.
///
/// The sums of the widest tall tile fill the vector registers but for the vectors on the right and one on the left: 8 x 3 + 3 + 1
/// of 32 with 512-bit lanes, 6 x 2 + 2 + 1 of 16 otherwise. Among those that fit, tiles of few vectors a row suffer least from vectors that
/// straddle cache lines, as vectors over Java arrays do.
final class TileSet {
    /// The height of low tiles.
    static final int LOW_ROWS = 2;
    /// A multiple of the height of every tall tile.
    static final int ROWS_TOGETHER = 24;

    private final int lanes;
    private final int tallRows;
    private final int widest;
    private final List<TilePair> terms;
    private final List<TilePair> rows;

    private TileSet(ElementType type, int vectorBits) {
        lanes = vectorBits / (type.bytes() * Byte.SIZE);
        tallRows = vectorBits == 512 ? 8 : 6;
        widest = vectorBits == 512 ? 3 : 2;
        terms = emit(type, LeftOrder.TERMS);
        rows = emit(type, LeftOrder.ROWS);
    }

    private List<TilePair> emit(ElementType type, LeftOrder order) {
        return IntStream.rangeClosed(1, widest)
                .mapToObj(vectors -> TilePair.emit(new TileShape(type, lanes, tallRows, vectors, order))).toList();
    }

    static TileSet emit(ElementType type, int vectorBits) {
        return new TileSet(type, vectorBits);
    }

    /// The height of tall tiles.
    int tallRows() {
        return tallRows;
    }

    /// The numbers of one vector.
    int lanes() {
        return lanes;
    }

    /// The columns of the widest tile.
    int widestColumns() {
        return widest * lanes;
    }

    /// The places of all tiles.
    List<TileSlot> slots() {
        return Stream.of(terms, rows).flatMap(List::stream).flatMap(pair -> pair.slots().stream()).toList();
    }

    /// How wide the next tiles are when so many columns are left: as wide as can be, but two and two vectors instead of three and one.
    int width(int columns) {
        int vectors = Math.max(1, columns / lanes);
        return lanes * (vectors == widest + 1 ? (widest + 2) / 2 : Math.min(vectors, widest));
    }

    /// The tiles of a width.
    TilePair pair(LeftOrder order, int width) {
        return switch (order) {
            case TERMS -> terms.get(width / lanes - 1);
            case ROWS -> rows.get(width / lanes - 1);
        };
    }

    /// How many columns at the end of so many do not fill a vector.
    int partialColumns(int columns) {
        return columns % lanes;
    }

    /// How many rows at the end of so many a tile would reach beyond.
    int partialRows(int rows, LeftOrder order) {
        int rest = rows % tallRows;
        boolean fits = rest == 0 || rest == LOW_ROWS || rest < LOW_ROWS && order == LeftOrder.TERMS;
        return fits ? 0 : rest;
    }
}
