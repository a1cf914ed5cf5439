// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// A row operation over tensors of given sizes: gathers a row of every argument, runs the operation, puts the result in place.
///
/// Rows are independent of each other. An instance has memory of its own for one row and belongs to one thread; [#another()] gives more.
public final class RowCall {
    /// Where the rows of a tensor begin, and where the entries of a row lie from there: in runs of neighbours, all of one length.
    ///
    /// @param runs where each run begins, from the beginning of the row
    private record Places(int[] rows, int[] runs, int length) {
        int entries() {
            return runs.length * length;
        }
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
        double[][] arguments = operands.stream().map(places -> new double[places.entries()])
                .toArray(double[][]::new);
        return new RowOperation.Row(arguments, new double[target.entries()], new double[scratch], sizes);
    }

    private static Walk walk(List<Axis> axes, ToIntFunction<Axis> size) {
        return new Walk(axes, axes.stream().map(size::applyAsInt).toList());
    }

    private static Places places(Walk rows, List<Axis> ofRow, List<Axis> tensor, ToIntFunction<Axis> size) {
        List<Integer> sizes = tensor.stream().map(size::applyAsInt).toList();
        int[] entries = walk(ofRow, size).offsets(tensor, sizes);
        int length = lengthOfRuns(entries);
        int[] runs = new int[entries.length / length];
        Arrays.setAll(runs, run -> entries[run * length]);
        return new Places(rows.offsets(tensor, sizes), runs, length);
    }

    /// The longest length such that entries are neighbours within runs of it.
    private static int lengthOfRuns(int[] entries) {
        int length = 1;
        while (length < entries.length && entries[length] == entries[length - 1] + 1) {
            length++;
        }
        for (int i = length; i < entries.length; i++) {
            if (i % length != 0 && entries[i] != entries[i - 1] + 1) {
                return 1;
            }
        }
        return entries.length % length == 0 ? length : 1;
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
        return target.entries() + operands.stream().mapToInt(Places::entries).sum();
    }

    /// Computes one row.
    ///
    /// @param number which row
    /// @param arguments the array of each argument: `float[]`, `double[]` or `int[]`
    /// @param result the array of the result: `float[]` or `double[]`
    public void run(int number, Object[] arguments, Object result) {
        for (int i = 0; i < arguments.length; i++) {
            gather(arguments[i], number, operands.get(i), row.arguments()[i]);
        }
        operation.run(row);
        scatter(row.result(), result, number, target);
    }

    private static void gather(Object array, int number, Places places, double[] row) {
        for (int run = 0; run < places.runs.length; run++) {
            int from = places.rows[number] + places.runs[run];
            int to = run * places.length;
            switch (array) {
                case float[] floats -> copy(floats, from, row, to, places.length);
                case double[] doubles -> System.arraycopy(doubles, from, row, to, places.length);
                case int[] labels -> copy(labels, from, row, to, places.length);
                default -> throw new IllegalArgumentException("no array of numbers: " + array.getClass());
            }
        }
    }

    private static void copy(float[] from, int at, double[] row, int to, int count) {
        for (int i = 0; i < count; i++) {
            row[to + i] = from[at + i];
        }
    }

    private static void copy(int[] from, int at, double[] row, int to, int count) {
        for (int i = 0; i < count; i++) {
            row[to + i] = from[at + i];
        }
    }

    private static void scatter(double[] row, Object array, int number, Places places) {
        for (int run = 0; run < places.runs.length; run++) {
            int from = run * places.length;
            int to = places.rows[number] + places.runs[run];
            if (array instanceof float[] floats) {
                for (int i = 0; i < places.length; i++) {
                    floats[to + i] = (float) row[from + i];
                }
            } else {
                System.arraycopy(row, from, (double[]) array, to, places.length);
            }
        }
    }
}
