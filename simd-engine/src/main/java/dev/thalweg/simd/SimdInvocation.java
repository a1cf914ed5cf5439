// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.backend.Bindings;
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
    private static final int MOST_RESOLUTIONS = 4;

    private final SimdExecutable executable;
    private final KernelPlan plan;
    private final List<Tensors.Tensor> tensors;
    private final Bindings bindings;
    private final Object[] arrays;
    /// The pieces of scratch memory; buffers share them.
    private final Object[] scratch;
    private final double[] numbers;
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

    SimdInvocation(SimdExecutable executable) {
        this.executable = executable;
        plan = executable.plan();
        tensors = executable.tensors().all();
        arrays = new Object[tensors.size()];
        Arrays.setAll(arrays, _ -> executable.type().newArray(0));
        scratch = new Object[executable.tensors().pieces()];
        Arrays.setAll(scratch, _ -> executable.type().newArray(0));
        bindings = new Bindings(plan, executable.type());
        numbers = new double[executable.numberCount()];
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

    @Override
    public void bind(int slot, Object array) {
        bindings.bind(slot, array);
    }

    @Override
    public void size(int slot, int size) {
        bindings.size(slot, size);
    }

    @Override
    public void scalar(int slot, double value) {
        bindings.scalar(slot, value);
    }

    @Override
    public double result(int index) {
        return numbers[resultSlots[index]];
    }

    @Override
    public boolean warmUp(long milliseconds) {
        executable.backend().requireOpen();
        bindings.requireSizes();
        resolve();
        return executable.warmUp(milliseconds);
    }

    @Override
    public void run() {
        executable.backend().requireOpen();
        if (bindings.isResized() || bindings.isRebound() || bindings.isRenumbered()) {
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
        bindings.requireComplete();
        boolean isResized = bindings.isResized();
        boolean isMoved = isResized || bindings.isRebound();
        Resolution found = isResized ? resolve() : Objects.requireNonNull(resolution);
        if (isMoved) {
            bindings.requireLengths(found.lengths());
            takeArrays();
        }
        if (isResized) {
            allocate(found);
            fillSizes(found);
        }
        if (isResized || bindings.isRenumbered()) {
            takeNumbers();
            for (ScalarProgram program : early) {
                program.run(numbers);
            }
            found.renumber();
        }
        if (isMoved) {
            found.bind(arrays);
        }
        resolution = found;
        bindings.settle();
    }

    private void takeArrays() {
        for (int slot = 0; slot < bindings.count(); slot++) {
            arrays[slot] = bindings.array(slot);
        }
    }

    private void takeNumbers() {
        for (int slot = 0; slot < hyperSlots.length; slot++) {
            numbers[hyperSlots[slot]] = bindings.number(slot);
        }
    }

    /// Resolutions of a few sizes are kept, for the last batch of an epoch is often smaller.
    private Resolution resolve() {
        for (Resolution known : resolutions) {
            if (known != null && known.isFor(bindings.sizes())) {
                return known;
            }
        }
        Resolution made = new Resolution(executable, bindings.sizes(), products);
        resolutions[oldest] = made;
        oldest = (oldest + 1) % resolutions.length;
        return made;
    }

    private void allocate(Resolution resolution) {
        for (int slot = bindings.count(); slot < arrays.length; slot++) {
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
        for (int slot = bindings.count(); slot < arrays.length; slot++) {
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
