// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.simd.nest.Numbers;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.product.ParallelProduct;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bindings of a compiled plan and the memory it needs of its own.
///
/// What depends on sizes is worked out when they change; a run with the same sizes only checks, binds and computes.
final class SimdInvocation implements Invocation {
    private static final int UNKNOWN = -1;
    private static final int MOST_RESOLUTIONS = 4;

    private final SimdExecutable executable;
    private final KernelPlan plan;
    private final List<Tensors.Tensor> tensors;
    private final Object[] arrays;
    private final boolean[] isBound;
    private final int[] sizes;
    private final double[] numbers;
    private final boolean[] isGiven;
    /// Inputs without axes are numbers: their slots, and the arrays that hold them.
    private final int[] readSlots;
    private final int[] readArrays;
    private final ParallelProduct products;
    /// Sizes are numbers as well.
    private final int[] sizeSlots;
    private final Axis[] sizedAxes;
    private final ScalarProgram[] early;
    private final @Nullable Resolution[] resolutions = new @Nullable Resolution[MOST_RESOLUTIONS];
    private int oldest;
    private @Nullable Resolution resolution;
    private boolean isChanged = true;

    SimdInvocation(SimdExecutable executable) {
        this.executable = executable;
        plan = executable.plan();
        tensors = executable.tensors().all();
        arrays = new Object[tensors.size()];
        Arrays.setAll(arrays, _ -> executable.type().newArray(0));
        isBound = new boolean[executable.tensors().bound()];
        sizes = new int[plan.axes().size()];
        Arrays.setAll(sizes, i -> plan.axes().get(i).constantSize() > 0 ? plan.axes().get(i).constantSize() : UNKNOWN);
        numbers = new double[executable.numberCount()];
        isGiven = new boolean[plan.hypers().size()];
        Numbers known = executable.numbers();
        List<Expr.Input> read = known.leaves().stream().filter(Expr.Input.class::isInstance).map(Expr.Input.class::cast)
                .toList();
        readSlots = read.stream().mapToInt(known::slot).toArray();
        readArrays = read.stream().mapToInt(input -> executable.tensors().slot(input.name())).toArray();
        List<Expr.Size> sized = known.leaves().stream().filter(Expr.Size.class::isInstance).map(Expr.Size.class::cast)
                .toList();
        sizeSlots = sized.stream().mapToInt(known::slot).toArray();
        sizedAxes = sized.stream().map(Expr.Size::axis).toArray(Axis[]::new);
        early = executable.steps().stream()
                .filter(step -> step instanceof StepCode.Scalars scalars && scalars.isEarly())
                .map(step -> ((StepCode.Scalars) step).program()).toArray(ScalarProgram[]::new);
        products = new ParallelProduct(executable.backend().pool(), executable.type());
    }

    @Override
    public void bind(int slot, Object array) {
        Tensors.Tensor tensor = tensors.get(slot);
        Class<?> expected = tensor.labels() ? int[].class
                : executable.type() == ElementType.F32 ? float[].class : double[].class;
        if (!expected.equals(array.getClass())) {
            throw new ThalwegException("TH-S001",
                    "'" + tensor.name() + "' was given as " + array.getClass().getSimpleName()
                            + "; expected " + expected.getSimpleName()
                            + (tensor.labels() ? " for labels and masks." : " for "
                                    + executable.type().text() + "."));
        }
        arrays[slot] = array;
        isBound[slot] = true;
        isChanged = true;
    }

    @Override
    public void size(int slot, int size) {
        Axis axis = plan.axes().get(slot);
        if (size < 0 || axis.constantSize() > 0 && size != axis.constantSize()) {
            throw new ThalwegException("TH-S002", "axis '" + axis + "' was given size " + size + "; expected "
                    + (axis.constantSize() > 0 ? axis.constantSize() + ", which the formula fixes." : "0 or more."));
        }
        isChanged |= sizes[slot] != size;
        sizes[slot] = size;
    }

    @Override
    public void scalar(int slot, double value) {
        numbers[executable.hyperSlots()[slot]] = value;
        isGiven[slot] = true;
        isChanged = true;
    }

    @Override
    public double result(int index) {
        return numbers[executable.resultSlots()[index]];
    }

    @Override
    public void run() {
        executable.backend().requireOpen();
        if (isChanged) {
            prepare();
        }
        for (int i = 0; i < readSlots.length; i++) {
            numbers[readSlots[i]] = Array.getDouble(arrays[readArrays[i]], 0);
        }
        Objects.requireNonNull(resolution).run(numbers);
    }

    /// Checks what was bound and works out what follows from it. Callers give other numbers and arrays at every step of a training,
    /// so this allocates nothing either, unless sizes are new.
    private void prepare() {
        requireGiven();
        Resolution found = resolve();
        requireLengths(found);
        allocate(found);
        fillSizes(found);
        for (ScalarProgram program : early) {
            program.run(numbers);
        }
        found.bind(arrays);
        resolution = found;
        isChanged = false;
    }

    private void requireGiven() {
        for (int slot = 0; slot < isBound.length; slot++) {
            if (!isBound[slot]) {
                throw missing("'" + tensors.get(slot).name() + "'", "is bound to no array");
            }
        }
        for (int slot = 0; slot < sizes.length; slot++) {
            if (sizes[slot] == UNKNOWN) {
                throw missing("axis '" + plan.axes().get(slot) + "'", "has no size");
            }
        }
        for (int slot = 0; slot < isGiven.length; slot++) {
            if (!isGiven[slot]) {
                throw missing("number '" + plan.hypers().get(slot).name() + "'", "has no value");
            }
        }
    }

    private ThalwegException missing(String what, String problem) {
        return new ThalwegException("TH-S003",
                what + " of " + plan.name() + " " + problem + "; give it before the run.");
    }

    /// Resolutions of a few sizes are kept, for the last batch of an epoch is often smaller.
    private Resolution resolve() {
        for (Resolution known : resolutions) {
            if (known != null && known.isFor(sizes)) {
                return known;
            }
        }
        Resolution made = new Resolution(executable, sizes, products);
        resolutions[oldest] = made;
        oldest = (oldest + 1) % resolutions.length;
        return made;
    }

    private void requireLengths(Resolution resolution) {
        for (int slot = 0; slot < isBound.length; slot++) {
            int given = Array.getLength(arrays[slot]);
            int needed = resolution.lengths()[slot];
            if (given < needed) {
                throw new ThalwegException("TH-S005",
                        "'" + tensors.get(slot).name() + "' over " + tensors.get(slot).axes()
                                + " was given as an array of " + given + " entries; the sizes ask for " + needed + ".");
            }
        }
    }

    private void allocate(Resolution resolution) {
        for (int slot = isBound.length; slot < arrays.length; slot++) {
            Tensors.Role role = tensors.get(slot).role();
            int needed = resolution.lengths()[slot];
            if (role != Tensors.Role.LOCAL && Array.getLength(arrays[slot]) < needed) {
                arrays[slot] = executable.type().newArray(needed);
                if (role == Tensors.Role.RAMP) {
                    fillRamp(arrays[slot]);
                }
            }
        }
    }

    private static void fillRamp(Object array) {
        for (int i = 0; i < Array.getLength(array); i++) {
            if (array instanceof float[] floats) {
                floats[i] = i;
            } else {
                Array.setDouble(array, i, i);
            }
        }
    }

    private void fillSizes(Resolution resolution) {
        for (int i = 0; i < sizedAxes.length; i++) {
            numbers[sizeSlots[i]] = resolution.sizes().of(sizedAxes[i]);
        }
    }
}
