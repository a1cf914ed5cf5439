// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// A column of numbers; NaN stands for a missing cell. Kept in `double`, so that `f64` runs see what the file says.
public final class NumericColumn implements Column {
    private final String name;
    private final int position;
    private final double[] values;

    /// Takes over an array; the caller no longer writes to it.
    ///
    /// @param name its name
    /// @param position counted from 1 in the file, 0 if none
    /// @param values one a row, NaN where missing
    NumericColumn(String name, int position, double[] values) {
        this.name = name;
        this.position = position;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /// The number in a row.
    ///
    /// @param row counted from 0
    /// @return NaN if it is missing
    public double value(int row) {
        return values[row];
    }
}
