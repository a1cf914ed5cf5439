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
record LossSlice(SequencedMap<String, ExampleInput> inputs, double[] direction, double from, double to) {
    private static final int SIZE = 3;
    private static final double REACH = 3;
    private static final int LONGEST = 88;
    private static final double[] UNIT_BOX = {0, 0, 1, 1};

    static LossSlice of(LossPlugin loss) {
        List<LossInput> needed = loss.inputs().stream().filter(input -> !input.optional()).toList();
        LossInput first = needed.getFirst();
        ExampleInput empty = ExampleInput.filled(shape(loss, first), 0);
        double[] direction = direction(loss, first, empty);
        SequencedMap<String, ExampleInput> inputs = new LinkedHashMap<>();
        inputs.put(first.name(), start(loss, first, empty, direction));
        for (int i = 1; i < needed.size(); i++) {
            LossInput input = needed.get(i);
            inputs.put(input.name(), still(loss, input, ExampleInput.filled(shape(loss, input), 0), i - 1));
        }
        boolean meetsOne = direction.length == 1 && needed.stream().skip(1).anyMatch(LossSlice::isReal);
        double shift = meetsOne ? 1 : 0;
        return new LossSlice(inputs, direction, low(first.domain()) + shift, high(first.domain()) + shift);
    }

    private static boolean isReal(LossInput input) {
        return input.kind() == Kind.REAL && input.domain() == Domain.REAL;
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

    /// How fast the numbers of the first input move: that of the right class, the last one of the first row, or both edges of a box.
    private static double[] direction(LossPlugin loss, LossInput first, ExampleInput example) {
        double[] direction = new double[example.numbers().length];
        boolean ofRightClass = loss.rowWise() || direction.length == 1;
        if (first.domain() == Domain.BOX) {
            direction[0] = 1;
            direction[2] = 1;
        } else {
            boolean sharesOne = first.domain() == Domain.PROBABILITY && loss.rowWise();
            Arrays.fill(direction, sharesOne ? -1.0 / (SIZE - 1) : 0);
            direction[ofRightClass ? 0 : example.row() - 1] = 1;
        }
        return direction;
    }

    /// The first input where `x` is 0.
    private static ExampleInput start(LossPlugin loss, LossInput first, ExampleInput example, double[] direction) {
        double[] numbers = example.numbers();
        if (first.domain() == Domain.BOX) {
            return new ExampleInput(example.shape(), UNIT_BOX.clone());
        }
        if (first.domain() == Domain.LOG_PROBABILITY) {
            Arrays.fill(numbers, -1);
        } else if (!loss.rowWise()) {
            example.basis(0);
        } else if (first.domain() == Domain.PROBABILITY) {
            Arrays.fill(numbers, 1.0 / (SIZE - 1));
        }
        Arrays.setAll(numbers, i -> direction[i] == 1 ? 0 : numbers[i]);
        return example;
    }

    /// An input that does not move: the second is what the first one should be near, a third is something else.
    private static ExampleInput still(LossPlugin loss, LossInput input, ExampleInput example, int place) {
        int[] shape = example.shape();
        if (input.kind() == Kind.TRUTH) {
            return ExampleInput.filled(shape, 1);
        }
        return switch (input.domain()) {
            case REAL, PROBABILITY, NON_NEGATIVE -> example.basis(place);
            case LOGIT -> shape.length == 0 ? example : example.basis(place);
            case LOG_PROBABILITY -> ExampleInput.filled(shape, -1);
            case POSITIVE, COUNT -> ExampleInput.filled(shape, 2);
            case SIGN -> ExampleInput.filled(shape, 1);
            case BOX -> new ExampleInput(shape, UNIT_BOX.clone());
            case LABEL -> labels(loss, input, example);
        };
    }

    /// Of a row its first class; of several classes in a row the first one alone; of rows the first class twice, then the second; of a
    /// sequence the second and the third class in turns, as the first one may be a blank.
    private static ExampleInput labels(LossPlugin loss, LossInput input, ExampleInput example) {
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
        String first = inputs.firstEntry().getKey();
        inputs.forEach((name, example) -> text.add(name + " = "
                + example.text(name.equals(first) ? direction : new double[example.numbers().length])));
        return text.toString();
    }
}
