// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Bindings;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.gpu.device.KeptArray;
import dev.thalweg.gpu.emit.Memories;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bindings of a compiled plan, its kernels with their arguments, and the device memory that it works in.
final class OpenClInvocation implements Invocation {
    private static final int MOST_RESOLUTIONS = 4;

    private final OpenClExecutable executable;
    private final KernelPlan plan;
    private final Bindings bindings;
    private final DeviceTensors tensors;
    private final Workshop workshop;
    private final double[] numbers;
    /// The memory behind each tensor slot.
    private final String[] memories;
    private final @Nullable KeptArray[] kept;
    private final int inputs;
    /// Inputs without axes are numbers too: their slots among numbers and tensors.
    private final int[] readSlots;
    private final int[] readTensors;
    private final int[] sizeSlots;
    private final Axis[] sizedAxes;
    private final @Nullable Resolution[] resolutions = new @Nullable Resolution[MOST_RESOLUTIONS];
    private int oldest;
    private @Nullable Resolution resolution;
    /// The last run, as long as nobody has asked for its numbers.
    private @Nullable Resolution unfinished;

    OpenClInvocation(OpenClExecutable executable) {
        this.executable = executable;
        plan = executable.plan();
        bindings = new Bindings(plan, executable.type());
        tensors = new DeviceTensors(executable.session(), executable.type(), executable.text().memories());
        workshop = new Workshop(executable, tensors);
        numbers = new double[executable.numberCount()];
        memories = memories(plan, executable.text().memories());
        kept = new @Nullable KeptArray[memories.length];
        inputs = plan.inputs().size();
        List<Expr.Input> read = leaves(Expr.Input.class);
        readSlots = read.stream().mapToInt(executable.numbers()::slot).toArray();
        readTensors = read.stream().mapToInt(plan.inputs()::indexOf).toArray();
        List<Expr.Size> sized = leaves(Expr.Size.class);
        sizeSlots = sized.stream().mapToInt(executable.numbers()::slot).toArray();
        sizedAxes = sized.stream().map(Expr.Size::axis).toArray(Axis[]::new);
    }

    private <T> List<T> leaves(Class<T> kind) {
        return executable.numbers().leaves().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String[] memories(KernelPlan plan, Memories memories) {
        List<String> names = new ArrayList<>();
        plan.inputs().forEach(input -> names.add(memories.of(input.name())));
        plan.outputs().stream().filter(output -> !output.isScalar()).map(PlanOutput::source)
                .forEach(source -> names.add(memories.of(source)));
        return names.toArray(String[]::new);
    }

    @Override
    public void bind(int slot, Object array) {
        bindings.bind(slot, array);
        kept[slot] = executable.keptArrays().find(array);
    }

    @Override
    public void size(int slot, int size) {
        bindings.size(slot, size);
    }

    @Override
    public void scalar(int slot, double value) {
        bindings.scalar(slot, value);
    }

    /// Waits for the device, unless something else has waited since the run.
    @Override
    public double result(int index) {
        Resolution running = unfinished;
        if (running != null) {
            long stamp = executable.session().enter();
            try {
                running.finish(numbers);
                unfinished = null;
            } finally {
                executable.session().leave(stamp);
            }
        }
        return numbers[executable.results()[index]];
    }

    @Override
    public void run() {
        long stamp = executable.session().enter();
        try {
            unfinished = null;
            Resolution now = prepare();
            takeNumbers(now);
            upload(now);
            now.run(numbers);
            unfinished = now;
            download(now);
            executable.session().flush();
        } finally {
            executable.session().leave(stamp);
        }
    }

    /// Checks what was given, and works out what follows from sizes where these are new.
    private Resolution prepare() {
        bindings.requireComplete();
        Resolution now = bindings.isResized() || resolution == null ? resolve() : resolution;
        if (bindings.isResized() || bindings.isRebound()) {
            bindings.requireLengths(now.lengths());
        }
        if (useKept() || now != resolution) {
            resolution = null;
            makeRoom(now);
            resolution = now;
        }
        bindings.settle();
        return now;
    }

    private void makeRoom(Resolution now) {
        try {
            tensors.require(now.needs());
        } catch (ThalwegException e) {
            throw e.id().equals(Shortage.ID)
                    ? Shortage.explained(e, plan, bindings.sizes(),
                            sizes -> tensors.haveRoomFor(resolution(sizes).needs()))
                    : e;
        }
    }

    private Resolution resolution(int[] sizes) {
        return new Resolution(executable, bindings, sizes, workshop);
    }

    /// Kernels work on the copies of arrays that are kept.
    ///
    /// @return whether that changes anything
    private boolean useKept() {
        boolean isNew = false;
        for (int slot = 0; slot < kept.length; slot++) {
            KeptArray array = kept[slot];
            if (array != null && !array.isKept()) {
                array = null;
                kept[slot] = null;
            }
            isNew |= tensors.use(memories[slot], array);
        }
        return isNew;
    }

    /// Resolutions of a few sizes are kept, for the last batch of an epoch is often smaller.
    private Resolution resolve() {
        for (Resolution known : resolutions) {
            if (known != null && known.isFor(bindings.sizes())) {
                return known;
            }
        }
        Resolution made = resolution(bindings.sizes().clone());
        resolutions[oldest] = made;
        oldest = (oldest + 1) % resolutions.length;
        return made;
    }

    private void takeNumbers(Resolution now) {
        for (int slot = 0; slot < plan.hypers().size(); slot++) {
            numbers[slot] = bindings.number(slot);
        }
        for (int i = 0; i < readSlots.length; i++) {
            KeptArray array = kept[readTensors[i]];
            if (array != null) {
                array.fetch();
            }
            numbers[readSlots[i]] = Array.getDouble(bindings.array(readTensors[i]), 0);
        }
        for (int i = 0; i < sizeSlots.length; i++) {
            numbers[sizeSlots[i]] = now.sizes().of(sizedAxes[i]);
        }
    }

    private void upload(Resolution now) {
        for (int slot = 0; slot < inputs; slot++) {
            if (kept[slot] == null) {
                tensors.of(memories[slot]).write(bindings.array(slot), now.lengths()[slot]);
            }
        }
    }

    private void download(Resolution now) {
        for (int slot = inputs; slot < memories.length; slot++) {
            KeptArray array = kept[slot];
            if (array == null) {
                tensors.of(memories[slot]).read(bindings.array(slot), now.lengths()[slot]);
            } else {
                array.written();
            }
        }
    }
}
