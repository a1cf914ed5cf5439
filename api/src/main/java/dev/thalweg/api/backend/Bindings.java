// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Sizes;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What callers gave to a plan so far, by the slots of [Invocation]: every backend takes, checks and refuses the same.
///
/// It tells what has changed since the last run, so that a run in which nothing did only computes. Nothing here allocates once all is given.
public final class Bindings {
    private static final int UNKNOWN = -1;

    /// A tensor that callers bind.
    ///
    /// @param name its name
    /// @param axes its axes, outermost first
    /// @param array the type of array that it needs
    private record Slot(String name, List<Axis> axes, Class<?> array) {
    }

    private final KernelPlan plan;
    private final ElementType type;
    private final List<Slot> slots = new ArrayList<>();
    private final @Nullable Object[] arrays;
    private final int[] sizes;
    private final double[] numbers;
    private final boolean[] isGiven;
    private boolean isComplete;
    private boolean isResized = true;
    private boolean isRebound = true;
    private boolean isRenumbered = true;

    /// Nothing is given yet, but axes of constant size.
    ///
    /// @param plan the plan
    /// @param type the element type
    public Bindings(KernelPlan plan, ElementType type) {
        this.plan = plan;
        this.type = type;
        Class<?> reals = type.newArray(0).getClass();
        for (Expr.Input input : plan.inputs()) {
            slots.add(new Slot(input.name(), input.axes(), input.kind() == Kind.REAL ? reals : int[].class));
        }
        plan.outputs().stream().filter(output -> !output.isScalar())
                .forEach(output -> slots.add(new Slot(output.name(), output.axes(), reals)));
        arrays = new @Nullable Object[slots.size()];
        sizes = new int[plan.axes().size()];
        Arrays.setAll(sizes, i -> plan.axes().get(i).constantSize() > 0 ? plan.axes().get(i).constantSize() : UNKNOWN);
        numbers = new double[plan.hypers().size()];
        isGiven = new boolean[numbers.length];
    }

    /// Takes an array, as [Invocation#bind] says.
    ///
    /// @param slot the tensor slot
    /// @param array the array
    public void bind(int slot, Object array) {
        if (array == arrays[slot]) {
            return;
        }
        Slot tensor = slots.get(slot);
        if (array.getClass() != tensor.array) {
            throw new ThalwegException("TH-S001", "'" + tensor.name + "' was given as "
                    + array.getClass().getSimpleName() + "; expected " + expected(tensor));
        }
        arrays[slot] = array;
        isRebound = true;
    }

    private String expected(Slot tensor) {
        return tensor.array == int[].class ? "int[] for labels and masks."
                : tensor.array.getSimpleName() + " for " + type.text() + ".";
    }

    /// Takes a size, as [Invocation#size] says.
    ///
    /// @param slot the axis slot
    /// @param size the size
    public void size(int slot, int size) {
        if (size < 0 || size != sizes[slot]) {
            requireLegal(plan.axes().get(slot), size);
            sizes[slot] = size;
            isResized = true;
        }
    }

    private static void requireLegal(Axis axis, int size) {
        if (size < 0 || axis.constantSize() > 0 && size != axis.constantSize()) {
            throw new ThalwegException("TH-S002", "axis '" + axis + "' was given size " + size + "; expected "
                    + (axis.constantSize() > 0 ? axis.constantSize() + ", which the formula fixes." : "0 or more."));
        }
    }

    /// Takes a number, as [Invocation#scalar] says.
    ///
    /// @param slot the hyper slot
    /// @param value its value
    public void scalar(int slot, double value) {
        isRenumbered |= Double.doubleToRawLongBits(numbers[slot]) != Double.doubleToRawLongBits(value);
        numbers[slot] = value;
        isGiven[slot] = true;
    }

    /// Refuses to run as long as something is missing.
    public void requireComplete() {
        if (isComplete) {
            return;
        }
        for (int slot = 0; slot < arrays.length; slot++) {
            if (arrays[slot] == null) {
                throw missing("'" + slots.get(slot).name + "'", "is bound to no array");
            }
        }
        requireSizes();
        for (int slot = 0; slot < isGiven.length; slot++) {
            if (!isGiven[slot]) {
                throw missing("number '" + plan.hypers().get(slot).name() + "'", "has no value");
            }
        }
        isComplete = true;
    }

    /// Refuses to go on as long as an axis has no size.
    public void requireSizes() {
        for (int slot = 0; slot < sizes.length; slot++) {
            if (sizes[slot] == UNKNOWN) {
                throw missing("axis '" + plan.axes().get(slot) + "'", "has no size");
            }
        }
    }

    private ThalwegException missing(String what, String problem) {
        return new ThalwegException("TH-S003",
                what + " of " + plan.name() + " " + problem + "; give it before the run.");
    }

    /// Refuses arrays that are shorter than sizes ask.
    ///
    /// @param needed how many entries each bound array must have at least; more lengths may follow
    public void requireLengths(int[] needed) {
        for (int slot = 0; slot < arrays.length; slot++) {
            int given = Array.getLength(array(slot));
            if (given < needed[slot]) {
                Slot tensor = slots.get(slot);
                throw new ThalwegException("TH-S005", "'" + tensor.name + "' over " + tensor.axes
                        + " was given as an array of " + given + " entries; the sizes ask for " + needed[slot] + ".");
            }
        }
    }

    /// How many entries the bound arrays have for given sizes.
    ///
    /// @param given the sizes
    /// @return a length for each tensor slot
    public int[] lengths(Sizes given) {
        return slots.stream().mapToInt(slot -> given.length(slot.axes, slot.name)).toArray();
    }

    /// How many tensors callers bind.
    ///
    /// @return inputs and outputs together
    public int count() {
        return arrays.length;
    }

    /// What is bound.
    ///
    /// @param slot the tensor slot
    /// @return the array
    public Object array(int slot) {
        Object array = arrays[slot];
        if (array == null) {
            throw missing("'" + slots.get(slot).name + "'", "is bound to no array");
        }
        return array;
    }

    /// The sizes by slot. Not a copy: not to be kept.
    ///
    /// @return the sizes
    public int[] sizes() {
        return sizes;
    }

    /// A number that was given.
    ///
    /// @param slot the hyper slot
    /// @return its value
    public double number(int slot) {
        return numbers[slot];
    }

    /// Whether a size is new since the last run.
    ///
    /// @return true before the first run
    public boolean isResized() {
        return isResized;
    }

    /// Whether an array is new since the last run.
    ///
    /// @return true before the first run
    public boolean isRebound() {
        return isRebound;
    }

    /// Whether a number is new since the last run.
    ///
    /// @return true before the first run
    public boolean isRenumbered() {
        return isRenumbered;
    }

    /// Everything that is new has been worked out.
    public void settle() {
        isResized = false;
        isRebound = false;
        isRenumbered = false;
    }
}
