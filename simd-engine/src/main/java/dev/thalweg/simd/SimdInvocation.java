// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.simd.nest.NestRunner;
import dev.thalweg.simd.nest.Sizes;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.product.ParallelProduct;
import dev.thalweg.simd.product.ProductShape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/// Bindings of a compiled plan and the memory it needs of its own.
///
/// What depends on sizes is worked out when they change; a run with the same sizes only checks, binds and computes.
final class SimdInvocation implements Invocation {
    private static final int UNKNOWN = -1;

    private final SimdExecutable executable;
    private final KernelPlan plan;
    private final List<Tensors.Tensor> tensors;
    private final Object[] arrays;
    private final boolean[] isBound;
    private final int[] sizes;
    private final int[] resolvedSizes;
    private final int[] lengths;
    private final double[] numbers;
    private final boolean[] isGiven;
    private final List<Expr> leaves;
    private final ParallelProduct products;
    private StepRun[] steps = {};

    SimdInvocation(SimdExecutable executable) {
        this.executable = executable;
        plan = executable.plan();
        tensors = executable.tensors().all();
        arrays = new Object[tensors.size()];
        Arrays.setAll(arrays, _ -> executable.type().newArray(0));
        isBound = new boolean[executable.tensors().bound()];
        lengths = new int[tensors.size()];
        sizes = new int[plan.axes().size()];
        Arrays.setAll(sizes, i -> plan.axes().get(i).constantSize() > 0 ? plan.axes().get(i).constantSize() : UNKNOWN);
        resolvedSizes = new int[sizes.length];
        numbers = new double[executable.numberCount()];
        isGiven = new boolean[plan.hypers().size()];
        leaves = executable.numbers().leaves();
        products = new ParallelProduct(executable.backend().pool(), executable.type());
        Arrays.fill(resolvedSizes, UNKNOWN - 1);
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
    }

    @Override
    public void size(int slot, int size) {
        Axis axis = plan.axes().get(slot);
        if (size < 0 || axis.constantSize() > 0 && size != axis.constantSize()) {
            throw new ThalwegException("TH-S002", "axis '" + axis + "' was given size " + size + "; expected "
                    + (axis.constantSize() > 0 ? axis.constantSize() + ", which the formula fixes." : "0 or more."));
        }
        sizes[slot] = size;
    }

    @Override
    public void scalar(int slot, double value) {
        numbers[executable.hyperSlots()[slot]] = value;
        isGiven[slot] = true;
    }

    @Override
    public double result(int index) {
        return numbers[executable.resultSlots()[index]];
    }

    @Override
    public void run() {
        executable.backend().requireOpen();
        requireGiven();
        if (steps.length == 0 || !Arrays.equals(sizes, resolvedSizes)) {
            resolve();
        }
        requireLengths();
        for (Expr leaf : leaves) {
            if (leaf instanceof Expr.Input input) {
                Object array = arrays[executable.tensors().slot(input.name())];
                numbers[executable.numbers().slot(leaf)] = Array.getDouble(array, 0);
            }
        }
        for (StepRun step : steps) {
            step.run(arrays, numbers);
        }
    }

    private void requireGiven() {
        for (int slot = 0; slot < isBound.length; slot++) {
            if (!isBound[slot]) {
                throw new ThalwegException("TH-S003", "no array is bound to '" + tensors.get(slot).name() + "' of "
                        + plan.name() + "; bind one before the run.");
            }
        }
        for (int slot = 0; slot < sizes.length; slot++) {
            if (sizes[slot] == UNKNOWN) {
                throw new ThalwegException("TH-S003", "axis '" + plan.axes().get(slot) + "' of " + plan.name()
                        + " has no size; set it before the run.");
            }
        }
        for (int slot = 0; slot < isGiven.length; slot++) {
            if (!isGiven[slot]) {
                throw new ThalwegException("TH-S003",
                        "number '" + plan.hypers().get(slot).name() + "' of " + plan.name()
                                + " has no value; set it before the run.");
            }
        }
    }

    private void requireLengths() {
        for (int slot = 0; slot < isBound.length; slot++) {
            int given = Array.getLength(arrays[slot]);
            if (given < lengths[slot]) {
                throw new ThalwegException("TH-S005",
                        "'" + tensors.get(slot).name() + "' over " + tensors.get(slot).axes()
                                + " was given as an array of " + given + " entries; the sizes ask for " + lengths[slot]
                                + ".");
            }
        }
    }

    /// Works out everything that sizes decide. Sizes count as resolved only when all of it succeeded.
    private void resolve() {
        Sizes known = new Sizes(plan.axes(), sizes, plan.fused());
        for (int slot = 0; slot < lengths.length; slot++) {
            Tensors.Tensor tensor = tensors.get(slot);
            lengths[slot] = known.length(tensor.axes(), tensor.name());
        }
        StepRun[] resolved = executable.steps().stream().map(step -> resolve(step, known)).toArray(StepRun[]::new);
        for (int slot = isBound.length; slot < arrays.length; slot++) {
            allocate(slot);
        }
        for (Expr leaf : leaves) {
            if (leaf instanceof Expr.Size size) {
                numbers[executable.numbers().slot(leaf)] = known.of(size.axis());
            }
        }
        steps = resolved;
        System.arraycopy(sizes, 0, resolvedSizes, 0, sizes.length);
    }

    private void allocate(int slot) {
        Tensors.Role role = tensors.get(slot).role();
        if (role == Tensors.Role.LOCAL || Array.getLength(arrays[slot]) >= lengths[slot]) {
            return;
        }
        arrays[slot] = executable.type().newArray(lengths[slot]);
        if (role == Tensors.Role.RAMP) {
            fillRamp(arrays[slot]);
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

    private StepRun resolve(StepCode step, Sizes known) {
        return switch (step) {
            case StepCode.Nest nest -> new NestRunner(nest.code(), known, executable.backend().pool())::run;
            case StepCode.Scalars scalars -> (_, all) -> scalars.program().run(all);
            case StepCode.Product p -> {
                ProductShape shape = new ProductShape(known.of(p.m()), known.of(p.n()), known.of(p.k()),
                        p.leftTransposed(),
                        p.rightTransposed());
                yield (all, _) -> products.multiply(p.product().current(), shape, all[p.left()], all[p.right()],
                        all[p.result()]);
            }
        };
    }
}
