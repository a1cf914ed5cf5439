// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;

/// Numbers in rows, row-major in one `float[]` or `double[]`: the form in which kernels take them.
public final class Matrix {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final float[] NO_FLOATS = {};
    private static final double[] NO_DOUBLES = {};

    private final ElementType type;
    private final int rows;
    private final int columns;
    private final float[] floats;
    private final double[] doubles;

    /// A matrix of zeros.
    ///
    /// @param type of its numbers
    /// @param rows at least 0
    /// @param columns at least 0
    /// @param place what to name if it is too large for one array
    /// @throws dev.thalweg.api.ThalwegException TH-D007 if it is
    Matrix(ElementType type, int rows, int columns, Place place) {
        long size = (long) rows * columns;
        if (size > LARGEST_ARRAY) {
            throw DataError.TOO_LARGE.at(place,
                    "%,d rows of %,d features are %,d numbers; one array holds %,d. Use fewer rows, or drop columns.",
                    rows, columns, size, LARGEST_ARRAY);
        }
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.floats = type == ElementType.F32 ? new float[(int) size] : NO_FLOATS;
        this.doubles = type == ElementType.F64 ? new double[(int) size] : NO_DOUBLES;
    }

    /// The type of the numbers.
    ///
    /// @return f32 or f64
    public ElementType type() {
        return type;
    }

    /// The number of rows.
    ///
    /// @return at least 0
    public int rows() {
        return rows;
    }

    /// The number of columns.
    ///
    /// @return at least 0
    public int columns() {
        return columns;
    }

    /// The numbers of an f32 matrix, not a copy.
    ///
    /// @return rows × columns numbers
    public float[] floats() {
        requireType(ElementType.F32);
        return floats;
    }

    /// The numbers of an f64 matrix, not a copy.
    ///
    /// @return rows × columns numbers
    public double[] doubles() {
        requireType(ElementType.F64);
        return doubles;
    }

    /// A number.
    ///
    /// @param row counted from 0
    /// @param column counted from 0
    /// @return its value
    public double get(int row, int column) {
        int at = row * columns + column;
        return type == ElementType.F32 ? floats[at] : doubles[at];
    }

    /// Copies chosen rows to the front of an array of the same element type, the way a batch is gathered.
    ///
    /// @param order row numbers
    /// @param from the first of them
    /// @param count how many
    /// @param into a `float[]` or `double[]` for count × columns numbers
    public void gather(int[] order, int from, int count, Object into) {
        Object source = type == ElementType.F32 ? floats : doubles;
        for (int i = 0; i < count; i++) {
            System.arraycopy(source, order[from + i] * columns, into, i * columns, columns);
        }
    }

    void set(int row, int column, double value) {
        int at = row * columns + column;
        if (type == ElementType.F32) {
            floats[at] = (float) value;
        } else {
            doubles[at] = value;
        }
    }

    private void requireType(ElementType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("this matrix holds " + type.text() + ", not " + wanted.text());
        }
    }
}
