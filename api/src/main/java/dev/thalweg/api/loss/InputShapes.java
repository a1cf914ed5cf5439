// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.Suggestions;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the dimensions of inputs their axes.
///
/// The dimensions of the predictions are `n, c, d1, d2, …`; a single one is `n` for element-wise losses and the class
/// axis `c` for row-wise ones. The other inputs follow from their [Layout]. A dimension of size 1 of a
/// [Layout#BROADCAST] input is no axis at all. Losses without predictions name the axes of their inputs themselves.
public final class InputShapes {
    private static final Axis BATCH = Axis.of("n");
    private static final Axis CLASSES = Axis.of("c");

    private final LossSum loss;
    private final Map<String, int[]> shapes;
    private final LossInput prediction;
    private final List<Axis> axes;

    private InputShapes(LossSum loss, Map<String, int[]> shapes) {
        this.loss = loss;
        this.shapes = shapes;
        this.prediction = loss.inputs().getFirst();
        this.axes = predictionAxes(shape(prediction).length);
    }

    /// Binds the inputs that are given.
    ///
    /// @param loss the loss
    /// @param shapes the shape of each given input by name or alias, `[]` for a single number
    /// @return the leaves and sizes
    /// @throws ThalwegException `TH-L004` for a missing input, `TH-L005` for one that the loss does not take,
    ///     `TH-S001` for predictions without a class axis, `TH-S003` for shapes that do not fit together
    public static BoundInputs bind(LossSum loss, Map<String, int[]> shapes) {
        Map<String, int[]> given = canonical(loss, shapes);
        return loss.inputs().getFirst().layout() instanceof Layout.Own ? OwnShapes.bind(loss, given)
                : new InputShapes(loss, given).bind();
    }

    private BoundInputs bind() {
        Map<String, Expr.Input> leaves = new LinkedHashMap<>();
        Map<Axis, Integer> sizes = new LinkedHashMap<>();
        int[] all = shape(prediction);
        for (int i = 0; i < all.length; i++) {
            sizes.put(axes.get(i), all[i]);
        }
        for (LossInput input : loss.inputs()) {
            if (shapes.containsKey(input.name())) {
                leaves.put(input.name(), new Expr.Input(input.name(), axesOf(input), input.kind()));
            }
        }
        return new BoundInputs(new LossInputs(leaves, items(), loss.rowWise() ? CLASSES : null), sizes);
    }

    private static Map<String, int[]> canonical(LossSum loss, Map<String, int[]> given) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        given.forEach((name, shape) -> {
            LossInput input = loss.input(name).orElseThrow(() -> unknown(loss, name));
            if (shapes.put(input.name(), shape) != null) {
                throw new ThalwegException("TH-L005",
                        "loss '" + loss.text() + "': the input '" + input.name() + "' is given twice, once as '" + name
                                + "'.");
            }
            if (Arrays.stream(shape).anyMatch(size -> size < 0)) {
                throw new ThalwegException("TH-S001", name + " has the shape " + Arrays.toString(shape)
                        + "; expected sizes >= 0.");
            }
        });
        for (LossInput input : loss.inputs()) {
            if (!input.optional() && !shapes.containsKey(input.name())) {
                throw new ThalwegException("TH-L004", "loss '" + loss.text() + "' needs '" + input.name() + "' ("
                        + input.description() + "); given are " + given.keySet() + ".");
            }
        }
        return shapes;
    }

    private static ThalwegException unknown(LossSum loss, String name) {
        List<String> known = loss.inputs().stream().map(LossInput::name).toList();
        return new ThalwegException("TH-L005", "loss '" + loss.text() + "' takes no input '" + name + "'."
                + Suggestions.sentence(name, known) + " It takes: " + String.join(", ", known) + ".");
    }

    private int[] shape(LossInput input) {
        return java.util.Objects.requireNonNull(shapes.get(input.name()));
    }

    private List<Axis> predictionAxes(int rank) {
        if (loss.rowWise() && rank == 0) {
            throw new ThalwegException("TH-S001", "loss '" + loss.text()
                    + "' judges rows of classes, but the predictions are a single number; expected a shape such as [32, 10].");
        }
        if (loss.rowWise() && rank == 1) {
            return List.of(CLASSES);
        }
        List<Axis> result = new ArrayList<>(List.of(BATCH, CLASSES));
        for (int i = 2; i < rank; i++) {
            result.add(Axis.of("d" + (i - 1)));
        }
        return List.copyOf(result.subList(0, rank));
    }

    private List<Axis> items() {
        return loss.rowWise() ? axes.stream().filter(axis -> !axis.equals(CLASSES)).toList() : axes;
    }

    private List<Axis> axesOf(LossInput input) {
        return switch (input.layout()) {
            case Layout.Relative.PREDICTION -> exactly(input, axes);
            case Layout.Relative.ITEMS -> exactly(input, items());
            case Layout.Relative.CLASSES -> exactly(input, List.of(CLASSES));
            case Layout.Relative.BROADCAST -> broadcast(input);
            case Layout.Relative.LEADING -> leading(input);
            case Layout.Own own -> exactly(input, own.axes());
        };
    }

    private List<Axis> exactly(LossInput input, List<Axis> wanted) {
        int[] expected = wanted.stream().mapToInt(axis -> shape(prediction)[axes.indexOf(axis)]).toArray();
        if (!Arrays.equals(shape(input), expected)) {
            throw mismatch(input, "expected " + Arrays.toString(expected) + "." + hint(input));
        }
        return wanted;
    }

    private List<Axis> leading(LossInput input) {
        int[] shape = shape(input);
        int[] whole = shape(prediction);
        int last = whole.length - 1;
        boolean isWhole = Arrays.equals(shape, whole);
        boolean isRows = last >= 0 && Arrays.equals(Arrays.copyOf(shape, last), Arrays.copyOf(whole, last))
                && (shape.length == last || shape.length == whole.length && shape[last] == 1);
        if (!isWhole && !isRows) {
            throw mismatch(input, "expected " + Arrays.toString(whole) + ", or one for each row.");
        }
        return isWhole ? axes : axes.subList(0, last);
    }

    private List<Axis> broadcast(LossInput input) {
        int[] shape = shape(input);
        int[] whole = shape(prediction);
        int missing = whole.length - shape.length;
        List<Axis> result = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            int size = missing + i < 0 ? 1 : whole[missing + i];
            if (shape[i] != 1 && (shape[i] != size || missing + i < 0)) {
                throw mismatch(input,
                        "expected a shape that broadcasts to the predictions from the last axis on, such as "
                                + Arrays.toString(whole) + " or [" + (whole.length == 0 ? 1 : whole[whole.length - 1])
                                + "].");
            }
            if (shape[i] != 1) {
                result.add(axes.get(missing + i));
            }
        }
        return result;
    }

    private ThalwegException mismatch(LossInput input, String expected) {
        return new ThalwegException("TH-S003", "shapes differ: " + plural(prediction) + " " + text(prediction) + ", "
                + plural(input) + " " + text(input) + "; " + expected);
    }

    private String text(LossInput input) {
        return Arrays.toString(shape(input));
    }

    private static String plural(LossInput input) {
        boolean singular = input.name().equals(LossInput.PREDICTION) || input.name().equals(LossInput.TARGET);
        return input.kind() == Kind.LABEL ? "labels" : singular ? input.name() + "s" : input.name();
    }

    private String hint(LossInput input) {
        boolean isTarget = input.name().equals(LossInput.TARGET);
        int[] given = shape(input);
        int[] whole = shape(prediction);
        if (isTarget && input.kind() == Kind.LABEL && Arrays.equals(given, whole)) {
            return " If the targets hold a probability of each class, use target=probabilities.";
        }
        if (isTarget && input.kind() == Kind.REAL && given.length == whole.length - 1) {
            return whole[whole.length - 1] == 1 ? " Reshape one of the two."
                    : " If targets hold class indices, use a loss that takes labels.";
        }
        return isTarget ? " Reshape one of the two: losses do not broadcast." : "";
    }
}
