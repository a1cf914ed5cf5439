// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/// Names classes as the file does: texts as they stand, whole numbers without a point.
final class ClassNames {
    /// Whole numbers up to here print without an exponent and without loss.
    private static final double LARGEST_WHOLE = 1e15;

    private ClassNames() {
    }

    static String of(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /// The names of all classes in a column: numbers in numeric order, texts by code point.
    static List<String> of(Column column) {
        return switch (column) {
            case NumericColumn numbers -> DoubleStream.of(distinct(numbers)).mapToObj(ClassNames::of).toList();
            case TextColumn texts -> {
                var names = new TreeSet<String>(CodePointOrder.INSTANCE);
                names.addAll(texts.texts());
                yield List.copyOf(names);
            }
        };
    }

    /// The different numbers of a column, increasing; −0 is 0.
    static double[] distinct(NumericColumn column) {
        var values = new double[column.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.value(row) + 0.0;
        }
        return DoubleStream.of(values).filter(value -> !Double.isNaN(value)).sorted().distinct().toArray();
    }
}
