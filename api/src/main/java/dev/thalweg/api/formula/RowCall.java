// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// A row operation over tensors of given sizes: gathers a row of every argument, runs the operation, puts the result in place.
///
/// Rows are independent of each other. An instance has memory of its own for one row and belongs to one thread; [#another()] gives more.
public final class RowCall {
    /// Where the rows of a tensor begin, and where the entries of a row lie from there.
    private record Places(int[] rows, int[] entries) {
    }

    private final RowOperation operation;
    private final List<Places> operands;
    private final Places target;
    private final int scratch;
    private final ToIntFunction<Axis> sizes;
    private final RowOperation.Row row;

    /// For tensors that lie row-major over their axes.
    ///
    /// @param operation the operation
    /// @param operands the axes of each argument, outermost first; none for a number
    /// @param target the axes of the result
    /// @param size the size of each axis
    public RowCall(RowOperation operation, List<List<Axis>> operands, List<Axis> target, ToIntFunction<Axis> size) {
        List<Axis> walked = new ArrayList<>(target);
        walked.removeAll(operation.result());
        Walk rows = walk(walked, size);
        List<Places> places = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            places.add(places(rows, operation.arguments().get(i), operands.get(i), size));
        }
        this.operation = operation;
        this.operands = places;
        this.target = places(rows, operation.result(), target, size);
        scratch = operation.scratch(size);
        sizes = size;
        row = row();
    }

    private RowCall(RowCall other) {
        operation = other.operation;
        operands = other.operands;
        target = other.target;
        scratch = other.scratch;
        sizes = other.sizes;
        row = row();
    }

    private RowOperation.Row row() {
        double[][] arguments = operands.stream().map(places -> new double[places.entries.length])
                .toArray(double[][]::new);
        return new RowOperation.Row(arguments, new double[target.entries.length], new double[scratch], sizes);
    }

    private static Walk walk(List<Axis> axes, ToIntFunction<Axis> size) {
        return new Walk(axes, axes.stream().map(size::applyAsInt).toList());
    }

    private static Places places(Walk rows, List<Axis> ofRow, List<Axis> tensor, ToIntFunction<Axis> size) {
        List<Integer> sizes = tensor.stream().map(size::applyAsInt).toList();
        return new Places(rows.offsets(tensor, sizes), walk(ofRow, size).offsets(tensor, sizes));
    }

    /// The axes of an argument of a step.
    ///
    /// @param argument an input, or a number
    /// @return its axes as they lie in memory
    public static List<Axis> layout(Expr argument) {
        return argument instanceof Expr.Input input ? input.axes() : List.of();
    }

    /// The same call with memory of its own, for another thread.
    ///
    /// @return a call over the same tensors
    public RowCall another() {
        return new RowCall(this);
    }

    /// How many rows there are.
    ///
    /// @return the product of the sizes of the axes that are walked
    public int rows() {
        return target.rows.length;
    }

    /// Numbers that a row reads and writes.
    ///
    /// @return their count
    public int entries() {
        return target.entries.length + operands.stream().mapToInt(places -> places.entries.length).sum();
    }

    /// Computes one row.
    ///
    /// @param number which row
    /// @param arguments the array of each argument: `float[]`, `double[]` or `int[]`
    /// @param result the array of the result: `float[]` or `double[]`
    public void run(int number, Object[] arguments, Object result) {
        for (int i = 0; i < arguments.length; i++) {
            Places places = operands.get(i);
            gather(arguments[i], places.rows[number], places.entries, row.arguments()[i]);
        }
        operation.run(row);
        scatter(row.result(), result, target.rows[number], target.entries);
    }

    private static void gather(Object array, int from, int[] entries, double[] row) {
        switch (array) {
            case float[] floats -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] = floats[from + entries[i]];
                }
            }
            case double[] doubles -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] = doubles[from + entries[i]];
                }
            }
            case int[] labels -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] = labels[from + entries[i]];
                }
            }
            default -> throw new IllegalArgumentException("no array of numbers: " + array.getClass());
        }
    }

    private static void scatter(double[] row, Object array, int from, int[] entries) {
        if (array instanceof float[] floats) {
            for (int i = 0; i < row.length; i++) {
                floats[from + entries[i]] = (float) row[i];
            }
        } else {
            double[] doubles = (double[]) array;
            for (int i = 0; i < row.length; i++) {
                doubles[from + entries[i]] = row[i];
            }
        }
    }
}
