// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;

/// A way through the inputs of a loss along which it is drawn: small numbers in every input that is needed, and one number `x` that moves
/// some of the first one.
///
/// A row has three classes, and `x` is the score of the right one. An element has a target of 1. Vectors are those of a basis, the first
/// one tilted by `x`. A box slides past another one.
///
/// @param inputs each input's shape and numbers, the first one's for an `x` of 0
/// @param direction how fast the numbers of the first input move with `x`
/// @param from where it begins
/// @param to where it ends
record LossSlice(SequencedMap<String, Example> inputs, double[] direction, double from, double to) {
    private static final int SIZE = 3;
    private static final double REACH = 3;
    private static final int LONGEST = 88;
    private static final double[] UNIT_BOX = {0, 0, 1, 1};

    /// An input.
    ///
    /// @param shape its shape
    /// @param numbers its entries, row-major
    record Example(int[] shape, double[] numbers) {
        static Example filled(int[] shape, double number) {
            double[] numbers = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            Arrays.fill(numbers, number);
            return new Example(shape, numbers);
        }

        int row() {
            return shape.length == 0 ? 1 : shape[shape.length - 1];
        }

        /// Rows of an identity matrix, over and over, beginning with one of them.
        Example basis(int first) {
            int row = row();
            Arrays.setAll(numbers, i -> (i / row + first) % row == i % row ? 1 : 0);
            return this;
        }
    }

    static LossSlice of(LossPlugin loss) {
        SequencedMap<String, Example> inputs = new LinkedHashMap<>();
        LossInput first = loss.inputs().getFirst();
        for (LossInput input : loss.inputs()) {
            if (!input.optional()) {
                Example empty = Example.filled(shape(loss, input), 0);
                inputs.put(input.name(), inputs.isEmpty() ? start(loss, input, empty)
                        : still(loss, input, empty, Math.max(0, inputs.size() - 1)));
            }
        }
        double[] direction = direction(loss, first, inputs.firstEntry().getValue());
        boolean meetsOne = direction.length == 1 && loss.inputs().stream().skip(1).anyMatch(LossSlice::isReal);
        double low = low(first.domain()) + (meetsOne ? 1 : 0);
        return new LossSlice(inputs, direction, low, high(first.domain()) + (meetsOne ? 1 : 0));
    }

    private static boolean isReal(LossInput input) {
        return !input.optional() && input.kind() == Kind.REAL && input.domain() == Domain.REAL;
    }

    private static int[] shape(LossPlugin loss, LossInput input) {
        return switch (input.layout()) {
            case Layout.Relative.ITEMS -> new int[0];
            case Layout.Relative.CLASSES -> new int[] {SIZE};
            case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST, Layout.Relative.LEADING ->
                loss.rowWise() ? new int[] {SIZE} : new int[0];
            case Layout.Own own -> {
                boolean single = loss instanceof OwnAxesLoss l && l.acceptsSingleItem();
                yield own.axes().stream().filter(axis -> !(single && isOfItems(axis))).mapToInt(LossSlice::size)
                        .toArray();
            }
        };
    }

    private static boolean isOfItems(Axis axis) {
        return axis.name().equals("n");
    }

    private static int size(Axis axis) {
        return axis.constantSize() > 0 ? axis.constantSize() : SIZE;
    }

    /// The first input where `x` is 0.
    private static Example start(LossPlugin loss, LossInput input, Example example) {
        double[] numbers = example.numbers();
        switch (input.domain()) {
            case BOX -> System.arraycopy(UNIT_BOX, 0, numbers, 0, numbers.length);
            case PROBABILITY -> Arrays.fill(numbers, loss.rowWise() ? 0.5 : 0);
            case LOG_PROBABILITY -> Arrays.fill(numbers, -1);
            case REAL, LOGIT, NON_NEGATIVE, POSITIVE, SIGN, LABEL, COUNT -> {
                if (!loss.rowWise()) {
                    example.basis(0);
                }
            }
        }
        numbers[moving(loss, numbers, example.row())] = 0;
        return example;
    }

    /// The entry that is `x`: that of the right class, or the last one of the first row.
    private static int moving(LossPlugin loss, double[] numbers, int row) {
        return loss.rowWise() || numbers.length == 1 ? 0 : row - 1;
    }

    private static double[] direction(LossPlugin loss, LossInput first, Example start) {
        double[] direction = new double[start.numbers().length];
        if (first.domain() == Domain.BOX) {
            direction[0] = 1;
            direction[2] = 1;
            start.numbers()[start.row() - 1] = 1;
            return direction;
        }
        if (first.domain() == Domain.PROBABILITY && loss.rowWise()) {
            Arrays.fill(direction, -1.0 / (SIZE - 1));
        }
        direction[moving(loss, direction, start.row())] = 1;
        return direction;
    }

    /// An input that does not move: the second is what the first one should be near, a third is something else.
    private static Example still(LossPlugin loss, LossInput input, Example example, int place) {
        int[] shape = example.shape();
        if (input.kind() == Kind.TRUTH) {
            return Example.filled(shape, 1);
        }
        return switch (input.domain()) {
            case REAL, PROBABILITY, NON_NEGATIVE -> example.basis(place);
            case LOGIT -> shape.length == 0 ? example : example.basis(place);
            case LOG_PROBABILITY -> Example.filled(shape, -1);
            case POSITIVE, COUNT -> Example.filled(shape, 2);
            case SIGN -> Example.filled(shape, 1);
            case BOX -> new Example(shape, UNIT_BOX.clone());
            case LABEL -> labels(loss, input, example);
        };
    }

    /// Of a row its first class; of several classes in a row the first one alone; of rows the first class twice, then the second; of a
    /// sequence the second and the third class in turns, as the first one may be a blank.
    private static Example labels(LossPlugin loss, LossInput input, Example example) {
        double[] labels = example.numbers();
        if (loss.rowWise() && labels.length > 1) {
            Arrays.fill(labels, 1, labels.length, -1);
        } else if (labels.length > 1) {
            boolean ofItems = input.layout() instanceof Layout.Own own && isOfItems(own.axes().getLast());
            Arrays.setAll(labels, i -> ofItems ? i / 2 : 1 + i % 2);
        }
        return example;
    }

    private static double low(Domain domain) {
        return switch (domain) {
            case REAL, LOG_PROBABILITY, SIGN, LABEL, COUNT -> -REACH;
            case LOGIT -> -5;
            case BOX -> -2;
            case PROBABILITY, NON_NEGATIVE, POSITIVE -> 0;
        };
    }

    private static double high(Domain domain) {
        return switch (domain) {
            case REAL, NON_NEGATIVE, POSITIVE, SIGN, LABEL, COUNT -> REACH;
            case LOGIT -> 5;
            case BOX -> 2;
            case PROBABILITY -> 1;
            case LOG_PROBABILITY -> 0;
        };
    }

    /// The numbers of every input at a point.
    Map<String, double[]> at(double x) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        inputs.forEach((name, example) -> numbers.put(name, example.numbers()));
        double[] moved = inputs.firstEntry().getValue().numbers().clone();
        Arrays.setAll(moved, i -> moved[i] + x * direction[i]);
        numbers.put(inputs.firstEntry().getKey(), moved);
        return numbers;
    }

    Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        inputs.forEach((name, example) -> shapes.put(name, example.shape()));
        return shapes;
    }

    /// What is drawn.
    ///
    /// @return such as `prediction = x, target = 1`
    String text() {
        String all = inputsText();
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " …";
    }

    private String inputsText() {
        StringJoiner text = new StringJoiner(", ");
        inputs.forEach((name, example) -> {
            double[] moves = inputs.firstEntry().getValue() == example ? direction
                    : new double[example.numbers().length];
            text.add(name + " = " + tensor(example, moves));
        });
        return text.toString();
    }

    private static String tensor(Example example, double[] moves) {
        List<String> entries = new java.util.ArrayList<>();
        for (int i = 0; i < moves.length; i++) {
            entries.add(entry(example.numbers()[i], moves[i]));
        }
        if (example.shape().length == 0) {
            return entries.getFirst();
        }
        StringJoiner rows = new StringJoiner("; ", "[", "]");
        for (int i = 0; i < entries.size(); i += example.row()) {
            rows.add(String.join(", ", entries.subList(i, i + example.row())));
        }
        return rows.toString();
    }

    private static String entry(double number, double speed) {
        if (speed == 0) {
            return Text.number(number);
        }
        String factor = Math.abs(speed) == 1 ? "x" : Text.number(Math.abs(speed)) + "x";
        if (number == 0) {
            return (speed < 0 ? "-" : "") + factor;
        }
        return Text.number(number) + (speed < 0 ? " - " : " + ") + factor;
    }
}
