// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gives inputs with axes of their own their sizes: what the first input says of an axis, the others have to meet.
final class OwnShapes {
    private final LossSum loss;
    private final Map<String, int[]> shapes;
    /// Where the size of an axis is from, for messages.
    private final Map<Axis, LossInput> said = new LinkedHashMap<>();
    private final Map<Axis, Integer> sizes = new LinkedHashMap<>();
    private final Axis items;
    private final boolean single;

    private OwnShapes(LossSum loss, Map<String, int[]> shapes) {
        this.loss = loss;
        this.shapes = shapes;
        LossInput first = loss.inputs().getFirst();
        items = items(declared(first));
        single = loss.acceptsSingleItem() && shape(first).length == declared(first).size() - 1;
    }

    /// Items lie along `n`, or along the first axis if none is called that.
    private static Axis items(List<Axis> declared) {
        return declared.stream().filter(axis -> axis.name().equals("n")).findFirst().orElse(declared.getFirst());
    }

    /// Binds the inputs that are given.
    ///
    /// @param shapes the shape of each given input by canonical name
    static BoundInputs bind(LossSum loss, Map<String, int[]> shapes) {
        OwnShapes binding = new OwnShapes(loss, shapes);
        Map<String, Expr.Input> leaves = new LinkedHashMap<>();
        for (LossInput input : loss.inputs()) {
            if (shapes.containsKey(input.name())) {
                leaves.put(input.name(), new Expr.Input(input.name(), binding.axes(input), input.kind()));
            }
        }
        return new BoundInputs(new LossInputs(leaves, binding.single ? List.of() : List.of(binding.items), null),
                binding.sizes);
    }

    private int[] shape(LossInput input) {
        return Objects.requireNonNull(shapes.get(input.name()));
    }

    private static List<Axis> declared(LossInput input) {
        return switch (input.layout()) {
            case Layout.Own own -> own.axes();
            case Layout.Relative _ -> throw new IllegalStateException(
                    "'" + input.name() + "' follows from predictions, but the loss has inputs with axes of their own");
        };
    }

    private List<Axis> axes(LossInput input) {
        List<Axis> axes = declared(input).stream().filter(axis -> !(single && axis.equals(items))).toList();
        int[] shape = shape(input);
        if (shape.length != axes.size()) {
            throw new ThalwegException("TH-S001", "loss '" + loss.text() + "': '" + input.name() + "' has the shape "
                    + Arrays.toString(shape) + "; expected " + axes + ": " + input.description() + ".");
        }
        for (int i = 0; i < shape.length; i++) {
            unify(input, axes.get(i), shape[i]);
        }
        return axes;
    }

    private void unify(LossInput input, Axis axis, int size) {
        if (axis.constantSize() > 0 && axis.constantSize() != size) {
            throw new ThalwegException("TH-S003", "'" + input.name() + "' has the shape "
                    + Arrays.toString(shape(input)) + "; expected " + axis.constantSize() + " along '" + axis + "'.");
        }
        Integer known = sizes.putIfAbsent(axis, size);
        if (known != null && known != size) {
            LossInput other = Objects.requireNonNull(said.get(axis));
            throw new ThalwegException("TH-S003", "shapes differ: '" + other.name() + "' "
                    + Arrays.toString(shape(other)) + ", '" + input.name() + "' " + Arrays.toString(shape(input))
                    + "; expected the same size along '" + axis + "'.");
        }
        said.putIfAbsent(axis, input);
    }
}
