// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Numbers;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.product.ParallelProduct;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bindings of a compiled plan and the memory it needs of its own.
///
/// Everything is worked out when it changes: what follows from sizes when one does, from numbers when one does, from arrays when
/// another one is bound. A run in which nothing changed only computes.
final class SimdInvocation implements Invocation {
    private static final int UNKNOWN = -1;
    private static final int MOST_RESOLUTIONS = 4;

    private final SimdExecutable executable;
    private final KernelPlan plan;
    private final List<Tensors.Tensor> tensors;
    private final Object[] arrays;
    private final Class<?>[] arrayTypes;
    /// The pieces of scratch memory; buffers share them.
    private final Object[] scratch;
    private final boolean[] isBound;
    private final int[] sizes;
    private final double[] numbers;
    private final boolean[] isGiven;
    private final int[] hyperSlots;
    private final int[] resultSlots;
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
    private boolean isComplete;
    private boolean isResized = true;
    private boolean isRebound = true;
    private boolean isRenumbered = true;

    SimdInvocation(SimdExecutable executable) {
        this.executable = executable;
        plan = executable.plan();
        tensors = executable.tensors().all();
        arrays = new Object[tensors.size()];
        Arrays.setAll(arrays, _ -> executable.type().newArray(0));
        scratch = new Object[executable.tensors().pieces()];
        Arrays.setAll(scratch, _ -> executable.type().newArray(0));
        isBound = new boolean[executable.tensors().bound()];
        arrayTypes = tensors.stream().map(tensor -> tensor.labels() ? int[].class : reals()).toArray(Class<?>[]::new);
        sizes = new int[plan.axes().size()];
        Arrays.setAll(sizes, i -> plan.axes().get(i).constantSize() > 0 ? plan.axes().get(i).constantSize() : UNKNOWN);
        numbers = new double[executable.numberCount()];
        isGiven = new boolean[plan.hypers().size()];
        hyperSlots = executable.hyperSlots();
        resultSlots = executable.resultSlots();
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

    private Class<?> reals() {
        return switch (executable.type()) {
            case F32 -> float[].class;
            case F64 -> double[].class;
        };
    }

    @Override
    public void bind(int slot, Object array) {
        if (array == arrays[slot]) {
            return;
        }
        if (array.getClass() != arrayTypes[slot]) {
            throw wrongType(tensors.get(slot), array);
        }
        arrays[slot] = array;
        isBound[slot] = true;
        isRebound = true;
    }

    private ThalwegException wrongType(Tensors.Tensor tensor, Object array) {
        String expected = tensor.labels() ? "int[] for labels and masks."
                : reals().getSimpleName() + " for " + executable.type().text() + ".";
        return new ThalwegException("TH-S001", "'" + tensor.name() + "' was given as "
                + array.getClass().getSimpleName() + "; expected " + expected);
    }

    @Override
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

    @Override
    public void scalar(int slot, double value) {
        int number = hyperSlots[slot];
        isRenumbered |= Double.doubleToRawLongBits(numbers[number]) != Double.doubleToRawLongBits(value);
        numbers[number] = value;
        isGiven[slot] = true;
    }

    @Override
    public double result(int index) {
        return numbers[resultSlots[index]];
    }

    @Override
    public boolean warmUp(long milliseconds) {
        executable.backend().requireOpen();
        requireSizes();
        resolve();
        return executable.warmUp(milliseconds);
    }

    @Override
    public void run() {
        executable.backend().requireOpen();
        if (isResized || isRebound || isRenumbered) {
            prepare();
        }
        for (int i = 0; i < readSlots.length; i++) {
            numbers[readSlots[i]] = Array.getDouble(arrays[readArrays[i]], 0);
        }
        Objects.requireNonNull(resolution).run(numbers);
    }

    /// Checks what was given and works out what follows from it. Callers give other numbers and arrays at every step of a training,
    /// so this allocates nothing either, unless sizes are new.
    private void prepare() {
        if (!isComplete) {
            requireGiven();
            isComplete = true;
        }
        Resolution found = isResized ? resolve() : Objects.requireNonNull(resolution);
        if (isResized || isRebound) {
            requireLengths(found.lengths());
        }
        if (isResized) {
            allocate(found);
            fillSizes(found);
        }
        if (isResized || isRenumbered) {
            for (ScalarProgram program : early) {
                program.run(numbers);
            }
            found.renumber();
        }
        if (isResized || isRebound) {
            found.bind(arrays);
        }
        resolution = found;
        isResized = false;
        isRebound = false;
        isRenumbered = false;
    }

    private void requireGiven() {
        for (int slot = 0; slot < isBound.length; slot++) {
            if (!isBound[slot]) {
                throw missing("'" + tensors.get(slot).name() + "'", "is bound to no array");
            }
        }
        requireSizes();
        for (int slot = 0; slot < isGiven.length; slot++) {
            if (!isGiven[slot]) {
                throw missing("number '" + plan.hypers().get(slot).name() + "'", "has no value");
            }
        }
    }

    private void requireSizes() {
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

    private void requireLengths(int[] needed) {
        for (int slot = 0; slot < isBound.length; slot++) {
            int given = Array.getLength(arrays[slot]);
            if (given < needed[slot]) {
                throw tooShort(tensors.get(slot), given, needed[slot]);
            }
        }
    }

    private static ThalwegException tooShort(Tensors.Tensor tensor, int given, int needed) {
        return new ThalwegException("TH-S005", "'" + tensor.name() + "' over " + tensor.axes()
                + " was given as an array of " + given + " entries; the sizes ask for " + needed + ".");
    }

    private void allocate(Resolution resolution) {
        for (int slot = isBound.length; slot < arrays.length; slot++) {
            int needed = resolution.lengths()[slot];
            switch (tensors.get(slot).role()) {
                case SCRATCH -> {
                    int piece = tensors.get(slot).memory();
                    if (Array.getLength(scratch[piece]) < needed) {
                        scratch[piece] = executable.type().newArray(needed);
                    }
                }
                case RAMP -> {
                    if (Array.getLength(arrays[slot]) < needed) {
                        arrays[slot] = executable.type().newArray(needed);
                        fillRamp(arrays[slot]);
                    }
                }
                case BOUND, LOCAL -> {
                }
            }
        }
        for (int slot = isBound.length; slot < arrays.length; slot++) {
            int piece = tensors.get(slot).memory();
            arrays[slot] = piece < 0 ? arrays[slot] : scratch[piece];
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
