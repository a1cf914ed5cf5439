// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

/// How the entries of a matrix product are shared among work-items, in two dimensions.
public enum ProductGrid {
    /// An item makes a column of tiles.
    PROCESSOR(64, 16, 1),
    /// A group makes a tile.
    GRAPHICS(64, 64, 16);

    private final int rows;
    private final int columns;
    private final int local;

    ProductGrid(int rows, int columns, int local) {
        this.rows = rows;
        this.columns = columns;
        this.local = local;
    }

    /// Rows of the result that a group makes.
    ///
    /// @return their number
    public int rows() {
        return rows;
    }

    /// Columns of the result that a group makes.
    ///
    /// @return their number
    public int columns() {
        return columns;
    }

    /// How many items a group has in each dimension.
    ///
    /// @return the number
    public int local() {
        return local;
    }
}
