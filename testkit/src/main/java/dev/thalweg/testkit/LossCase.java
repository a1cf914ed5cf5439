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
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.Domain;
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
public record LossCase(LossSum loss, Map<String, int[]> shapes, Map<String, double[]> entries) {
    private static final int CLASSES = 4;

    /// Copies the maps.
    public LossCase {
        shapes = new LinkedHashMap<>(shapes);
        entries = new LinkedHashMap<>(entries);
    }

    /// A loss without inputs yet.
    ///
    /// @param loss the loss
    /// @return a case to be filled
    public static LossCase of(LossSum loss) {
        return new LossCase(loss, Map.of(), Map.of());
    }

    /// Every input that is needed, each number inside the domain that the loss declares for it.
    ///
    /// @param plugin the loss
    /// @param items the size of the axis of the items
    /// @param seed the same numbers for the same seed
    /// @return a case for which the loss has a value
    public static LossCase drawn(LossPlugin plugin, int items, long seed) {
        return drawn(plugin, items, seed, Spot.INSIDE);
    }

    /// The same at a spot of the domains.
    static LossCase drawn(LossPlugin plugin, int items, long seed, Spot spot) {
        var random = new Random(seed);
        LossCase drawn = of(LossSum.of(plugin));
        for (LossInput input : plugin.inputs()) {
            if (!input.optional()) {
                int[] shape = shape(plugin, input.layout(), items);
                drawn = drawn.with(input.name(), shape,
                        withoutBlanks(plugin, input, numbers(input, shape, random, spot)));
            }
        }
        return drawn;
    }

    private static double[] numbers(LossInput input, int[] shape, Random random, Spot spot) {
        double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        int row = shape.length == 0 ? 1 : shape[shape.length - 1];
        Arrays.setAll(values, i -> input.kind() == Kind.TRUTH ? random.nextInt(2)
                : spot.of(input.domain(), Draw.inside(input.domain(), i % row, CLASSES, random), random));
        return values;
    }

    /// A class that is declared the blank is no label.
    private static double[] withoutBlanks(LossPlugin plugin, LossInput input, double[] values) {
        if (input.domain() != Domain.LABEL) {
            return values;
        }
        List<Double> blanks = plugin.arguments().parameters().stream().filter(p -> p.isCalled("blank"))
                .map(plugin.arguments()::get).toList();
        return Arrays.stream(values).map(label -> blanks.contains(label) ? (label + 1) % CLASSES : label).toArray();
    }

    /// The same with the first input drawn once more.
    LossCase redrawn(long seed) {
        LossInput first = loss.inputs().getFirst();
        return changed(first.name(), numbers(first, shape(first.name()), new Random(seed), Spot.INSIDE));
    }

    private int[] shape(String input) {
        return Objects.requireNonNull(shapes.get(input), input);
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

    /// The same with another input, or an input of another shape.
    ///
    /// @param input its name
    /// @param shape its shape
    /// @param values its entries, row-major
    /// @return a case with that input
    public LossCase with(String input, int[] shape, double... values) {
        var changed = new LossCase(loss, shapes, entries);
        changed.shapes.put(input, shape);
        changed.entries.put(input, values);
        return changed;
    }

    /// The same with other numbers in an input.
    ///
    /// @param input its name
    /// @param values its entries, row-major
    /// @return a case with these numbers
    public LossCase changed(String input, double... values) {
        return with(input, shape(input), values);
    }

    /// The same with one entry moved.
    LossCase moved(String input, int index, double by) {
        double[] numbers = numbers(input).clone();
        numbers[index] += by;
        return changed(input, numbers);
    }

    /// An optional input of the shape that the loss declares, with one number everywhere.
    LossCase filled(LossInput input, double value) {
        int[] shape = shape(plugin(), input.layout(), size(batch()));
        double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(values, value);
        return with(input.name(), shape, values);
    }

    /// Some positions along an axis, in this order, of all inputs that have it.
    LossCase gathered(Axis axis, int... positions) {
        LossCase gathered = of(loss);
        for (Expr.Input leaf : bound().inputs().leaves().values()) {
            int at = leaf.axes().indexOf(axis);
            int[] shape = shape(leaf.name()).clone();
            double[] values = numbers(leaf.name());
            if (at >= 0) {
                values = gathered(values, shape, at, positions);
                shape[at] = positions.length;
            }
            gathered = gathered.with(leaf.name(), shape, values);
        }
        return gathered;
    }

    /// Some positions along an axis of one tensor.
    static double[] gathered(double[] values, int[] shape, int axis, int... positions) {
        int stride = Arrays.stream(shape, axis + 1, shape.length).reduce(1, Math::multiplyExact);
        int length = values.length / shape[axis];
        double[] result = new double[length * positions.length];
        for (int i = 0; i < result.length; i++) {
            int outer = i / (stride * positions.length);
            int position = positions[i / stride % positions.length];
            result[i] = values[(outer * shape[axis] + position) * stride + i % stride];
        }
        return result;
    }

    /// Some of the items.
    LossCase items(int... kept) {
        return gathered(batch(), kept);
    }

    /// The axis of the items.
    Axis batch() {
        List<Axis> axes = axes(first());
        return axes.stream().filter(axis -> axis.name().equals("n")).findFirst().orElse(axes.getFirst());
    }

    /// The size of an axis.
    int size(Axis axis) {
        return axis.sizeIn(bound().sizes());
    }

    boolean hasAxis(Axis axis) {
        return bound().sizes().containsKey(axis);
    }

    /// The axes of an input.
    List<Axis> axes(String input) {
        return Objects.requireNonNull(bound().inputs().leaves().get(input), input).axes();
    }

    /// The name of the first input.
    String first() {
        return loss.inputs().getFirst().name();
    }

    LossPlugin plugin() {
        return loss.terms().getFirst().loss();
    }

    /// The entries of an input.
    ///
    /// @param input its name
    /// @return its numbers, row-major
    public double[] numbers(String input) {
        return Objects.requireNonNull(entries.get(input), input);
    }

    private BoundInputs bound() {
        return InputShapes.bind(loss, shapes);
    }

    /// The formula, reduced.
    ///
    /// @param reduction how values become one
    /// @return the loss over these inputs
    public AssembledLoss assembled(LossReduction reduction) {
        return AssembleLoss.assemble(loss, bound(), reduction);
    }

    /// The formula, reduced as the loss does by default.
    ///
    /// @return the loss over these inputs
    public AssembledLoss assembled() {
        return AssembleLoss.assemble(loss, bound());
    }

    /// Whether values are divided by a unit of their own before means are taken.
    boolean hasUnit() {
        var inputs = bound().inputs();
        return loss.terms().stream().anyMatch(term -> term.loss().formula(inputs).unit() != null);
    }

    /// How many items count.
    double counted() {
        AssembledLoss assembled = assembled(LossReduction.NONE);
        Expr counted = loss.terms().getFirst().loss().formula(assembled.bound().inputs()).counted();
        double[] truths = evaluate(assembled, counted == null ? Formulas.constant(1) : counted, assembled.axes());
        return Arrays.stream(truths).sum();
    }

    /// The reduced value.
    ///
    /// @param reduction how values become one
    /// @return the value
    public double value(LossReduction reduction) {
        return values(reduction)[0];
    }

    /// The reduced value, with everything that derivatives hold constant as it is at another point.
    double value(LossReduction reduction, LossCase held) {
        AssembledLoss assembled = assembled(reduction);
        return evaluate(assembled, assembled.value(), assembled.axes(), held)[0];
    }

    /// A formula over these inputs, with everything that derivatives hold constant as it is at another point.
    double[] evaluate(AssembledLoss assembled, Expr expr, List<Axis> axes, LossCase held) {
        HeldConstants constants = new HeldConstants(held.evaluator(assembled, Map.of()));
        Expr formula = constants.in(expr);
        return spread(evaluator(assembled, constants.tensors()).evaluate(formula), axes, assembled);
    }

    /// The values.
    ///
    /// @param reduction how values become one, or none
    /// @return one value, or one an item
    public double[] values(LossReduction reduction) {
        return values(assembled(reduction));
    }

    /// The values of a form of the loss.
    ///
    /// @param assembled the loss over these inputs
    /// @return one value, or one an item
    public double[] values(AssembledLoss assembled) {
        return evaluate(assembled, assembled.value(), assembled.axes());
    }

    /// The derivatives of the reduced value, or of the sum of all values.
    ///
    /// @param reduction how values become one
    /// @param input with respect to which input
    /// @return a number for each entry of it
    public double[] gradient(LossReduction reduction, String input) {
        return gradient(assembled(reduction), input);
    }

    /// The derivatives of a form of the loss.
    ///
    /// @param assembled the loss over these inputs
    /// @param input with respect to which input
    /// @return a number for each entry of it
    public double[] gradient(AssembledLoss assembled, String input) {
        Expr.Input leaf = leaf(assembled, input);
        return evaluate(assembled, assembled.program(List.of(leaf)).outputs().getLast().value(), leaf.axes());
    }

    /// The second derivatives of the reduced value, or of the sum of all values, each at one entry.
    ///
    /// @param reduction how values become one
    /// @param input with respect to which input
    /// @return a number for each entry of it
    /// @throws dev.thalweg.api.ThalwegException `TH-F005` where the loss offers none
    public double[] hessian(LossReduction reduction, String input) {
        return hessian(assembled(reduction), input);
    }

    /// The second derivatives of a form of the loss, each at one entry.
    ///
    /// @param assembled the loss over these inputs
    /// @param input with respect to which input
    /// @return a number for each entry of it
    /// @throws dev.thalweg.api.ThalwegException `TH-F005` where the loss offers none
    public double[] hessian(AssembledLoss assembled, String input) {
        Expr.Input leaf = leaf(assembled, input);
        return evaluate(assembled, assembled.hessian(leaf).orElse(Formulas.constant(0)), leaf.axes());
    }

    /// How fast the sum of the values changes when the inputs move in a direction, by dual numbers.
    ///
    /// @param direction how fast each entry of the inputs in it moves
    double slopeAlong(Map<String, double[]> direction) {
        AssembledLoss assembled = assembled(LossReduction.SUM);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        direction.forEach((name, speeds) -> tensors.put(DualNumbers.speed(name),
                tensor(leaf(assembled, name).axes(), assembled.bound().sizes(), speeds)));
        return evaluator(assembled, tensors).evaluate(new DualNumbers(direction.keySet()).slope(assembled.value()))
                .number();
    }

    private static Expr.Input leaf(AssembledLoss assembled, String input) {
        return Objects.requireNonNull(assembled.bound().inputs().leaves().get(input), input);
    }

    /// A formula over these inputs.
    double[] evaluate(AssembledLoss assembled, Expr expr, List<Axis> axes) {
        return spread(evaluator(assembled, Map.of()).evaluate(expr), axes, assembled);
    }

    private static double[] spread(Tensor tensor, List<Axis> axes, AssembledLoss assembled) {
        return tensor.spread(axes, sizesOf(axes, assembled.bound().sizes())).data();
    }

    private Evaluator evaluator(AssembledLoss assembled, Map<String, Tensor> further) {
        Map<Axis, Integer> sizes = assembled.bound().sizes();
        Map<String, Tensor> tensors = new LinkedHashMap<>(further);
        entries.forEach((name, values) -> tensors.put(name, tensor(leaf(assembled, name).axes(), sizes, values)));
        if (assembled.upstream() instanceof Expr.Input) {
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
