// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.Arrays;
import java.util.StringJoiner;

/// A few numbers for an input of a loss.
///
/// @param shape its shape
/// @param numbers its entries, row-major
record ExampleInput(int[] shape, double[] numbers) {

    /// The same number everywhere.
    static ExampleInput filled(int[] shape, double number) {
        double[] numbers = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(numbers, number);
        return new ExampleInput(shape, numbers);
    }

    /// The length of a row.
    int row() {
        return shape.length == 0 ? 1 : shape[shape.length - 1];
    }

    /// Takes the rows of an identity matrix, over and over, beginning with one of them.
    ExampleInput basis(int first) {
        int row = row();
        Arrays.setAll(numbers, i -> (i / row + first) % row == i % row ? 1 : 0);
        return this;
    }

    /// How it is written where some of it moves with `x`.
    ///
    /// @param direction how fast each number moves
    /// @return such as `[x, 0, 1 + x, 1]`; rows are divided by semicolons
    String text(double[] direction) {
        if (shape.length == 0) {
            return entry(numbers[0], direction[0]);
        }
        StringJoiner rows = new StringJoiner("; ", "[", "]");
        for (int start = 0; start < numbers.length; start += row()) {
            StringJoiner row = new StringJoiner(", ");
            for (int i = start; i < start + row(); i++) {
                row.add(entry(numbers[i], direction[i]));
            }
            rows.add(row.toString());
        }
        return rows.toString();
    }

    private static String entry(double number, double speed) {
        if (speed == 0) {
            return Text.number(number);
        }
        String factor = Math.abs(speed) == 1 ? "x" : Text.number(Math.abs(speed)) + "x";
        return number == 0 ? (speed < 0 ? "-" : "") + factor
                : Text.number(number) + (speed < 0 ? " - " : " + ") + factor;
    }
}
