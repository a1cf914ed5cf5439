// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// A loss with inputs, evaluated in double precision. Immutable.
///
/// @param loss the loss
/// @param shapes the shape of each given input
/// @param entries its entries, row-major
record LossCase(LossSum loss, Map<String, int[]> shapes, Map<String, double[]> entries) {
    private static final int CLASSES = 4;

    LossCase {
        shapes = new LinkedHashMap<>(shapes);
        entries = new LinkedHashMap<>(entries);
    }

    /// Every input that is needed, each number inside the domain that the loss declares for it.
    static LossCase drawn(LossPlugin plugin, int items, long seed) {
        var random = new Random(seed);
        var drawn = new LossCase(LossSum.of(plugin), Map.of(), Map.of());
        for (LossInput input : plugin.inputs()) {
            if (!input.optional()) {
                int[] shape = shape(plugin, input.layout(), items);
                double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
                int row = shape.length == 0 ? 1 : shape[shape.length - 1];
                Arrays.setAll(values, i -> input.kind() == Kind.TRUTH ? random.nextInt(2)
                        : Draw.inside(input.domain(), i % row, CLASSES, random));
                drawn = drawn.with(input.name(), shape, values);
            }
        }
        return drawn;
    }

    private static int[] shape(LossPlugin plugin, Layout layout, int items) {
        return switch (layout) {
            case Layout.Relative.CLASSES -> new int[] {CLASSES};
            case Layout.Relative.ITEMS -> new int[] {items};
            case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST, Layout.Relative.LEADING ->
                plugin.rowWise() ? new int[] {items, CLASSES} : new int[] {items};
            case Layout.Own own -> own.axes().stream().mapToInt(axis -> size(axis, items)).toArray();
        };
    }

    /// Axes of a loss's own: items come first and are called n.
    private static int size(Axis axis, int items) {
        return axis.constantSize() > 0 ? axis.constantSize() : axis.name().equals("n") ? items : CLASSES;
    }

    LossCase with(String input, int[] shape, double... values) {
        var changed = new LossCase(loss, shapes, entries);
        changed.shapes.put(input, shape);
        changed.entries.put(input, values);
        return changed;
    }

    /// The same with other numbers in an input.
    LossCase changed(String input, double... values) {
        return with(input, Objects.requireNonNull(shapes.get(input)), values);
    }

    /// Only some of the items, of a loss that judges elements.
    LossCase items(int... kept) {
        var fewer = new LossCase(loss, Map.of(), Map.of());
        for (String input : shapes.keySet()) {
            double[] all = numbers(input);
            fewer = fewer.with(input, new int[] {kept.length}, Arrays.stream(kept).mapToDouble(i -> all[i]).toArray());
        }
        return fewer;
    }

    double[] numbers(String input) {
        return Objects.requireNonNull(entries.get(input), input);
    }

    AssembledLoss assembled(LossReduction reduction) {
        return AssembleLoss.assemble(loss, InputShapes.bind(loss, shapes), reduction);
    }

    /// Whether values are divided by a unit of their own before means are taken.
    boolean hasUnit() {
        var inputs = InputShapes.bind(loss, shapes).inputs();
        return loss.terms().stream().anyMatch(term -> term.loss().formula(inputs).unit() != null);
    }

    /// How many items count.
    double counted() {
        AssembledLoss assembled = assembled(LossReduction.NONE);
        Expr counted = loss.terms().getFirst().loss().formula(assembled.bound().inputs()).counted();
        double[] truths = evaluate(assembled, counted == null ? Formulas.constant(1) : counted, assembled.axes());
        return Arrays.stream(truths).sum();
    }

    double value(LossReduction reduction) {
        return values(reduction)[0];
    }

    /// The reduced value, with everything that derivatives hold constant as it is at another point.
    double value(LossReduction reduction, LossCase held) {
        AssembledLoss assembled = assembled(reduction);
        HeldConstants constants = new HeldConstants(held.evaluator(assembled, Map.of()));
        Expr value = constants.in(assembled.value());
        return evaluator(assembled, constants.tensors()).evaluate(value).number();
    }

    double[] values(LossReduction reduction) {
        AssembledLoss assembled = assembled(reduction);
        return evaluate(assembled, assembled.value(), assembled.axes());
    }

    /// The derivatives of the reduced value, or of the sum of all values.
    double[] gradient(LossReduction reduction, String input) {
        AssembledLoss assembled = assembled(reduction);
        Expr.Input leaf = leaf(assembled, input);
        return evaluate(assembled, assembled.program(List.of(leaf)).outputs().getLast().value(), leaf.axes());
    }

    private static Expr.Input leaf(AssembledLoss assembled, String input) {
        return Objects.requireNonNull(assembled.bound().inputs().leaves().get(input), input);
    }

    private double[] evaluate(AssembledLoss assembled, Expr expr, List<Axis> axes) {
        return evaluator(assembled, Map.of()).evaluate(expr).spread(axes, sizesOf(axes, assembled.bound().sizes()))
                .data();
    }

    private Evaluator evaluator(AssembledLoss assembled, Map<String, Tensor> further) {
        Map<Axis, Integer> sizes = assembled.bound().sizes();
        Map<String, Tensor> tensors = new LinkedHashMap<>(further);
        entries.forEach((name, values) -> tensors.put(name, tensor(leaf(assembled, name).axes(), sizes, values)));
        if (!assembled.axes().isEmpty()) {
            double[] ones = new double[sizesOf(assembled.axes(), sizes).stream().reduce(1, Math::multiplyExact)];
            Arrays.fill(ones, 1);
            tensors.put(AssembledLoss.UPSTREAM, tensor(assembled.axes(), sizes, ones));
        }
        Map<String, Double> hypers = new LinkedHashMap<>(loss.hypers());
        hypers.put(AssembledLoss.UPSTREAM, 1.0);
        return new Evaluator(tensors, hypers, sizes, ElementType.F64);
    }

    private static Tensor tensor(List<Axis> axes, Map<Axis, Integer> sizes, double[] values) {
        return new Tensor(axes, sizesOf(axes, sizes), values);
    }

    private static List<Integer> sizesOf(List<Axis> axes, Map<Axis, Integer> sizes) {
        return axes.stream().map(axis -> axis.sizeIn(sizes)).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(loss.text());
        entries.forEach((name, values) -> text.append(", ").append(name).append(' ').append(Arrays.toString(values)));
        return text.toString();
    }
}
