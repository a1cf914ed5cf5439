// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One caller's bindings of a compiled program: bind what changes, run, read.
///
/// Arrays are used where they are, without a copy. Once warm, a run allocates nothing. Not safe for use by several threads at once.
public final class ProgramCall {
    /// The slot of what the simplified formula no longer reads.
    static final int UNREAD = -1;

    private final String program;
    private final Invocation invocation;
    private final List<String> tensors;
    private final List<Axis> axes;
    private final List<String> numbers;
    private final List<String> results;

    ProgramCall(KernelPlan plan, Invocation invocation) {
        this.program = plan.name();
        this.invocation = invocation;
        List<String> slots = new ArrayList<>(plan.inputs().stream().map(i -> i.name()).toList());
        plan.outputs().stream().filter(o -> !o.isScalar()).forEach(o -> slots.add(o.name()));
        this.tensors = List.copyOf(slots);
        this.axes = plan.axes();
        this.numbers = plan.hypers().stream().map(h -> h.name()).toList();
        this.results = plan.outputs().stream().filter(PlanOutput::isScalar).map(PlanOutput::name).toList();
    }

    /// Binds an array to an input or an output with axes.
    ///
    /// A name that the simplified formula no longer reads is accepted and has no effect.
    ///
    /// @param name the name
    /// @param array `float[]` or `double[]` by the engine's element type; `int[]` for labels and masks
    /// @return this call
    public ProgramCall bind(String name, Object array) {
        bind(tensor(name), array);
        return this;
    }

    /// The slot of a tensor, for callers that bind it often.
    ///
    /// @return [#UNREAD] if the simplified formula does not have it
    int tensor(String name) {
        return tensors.indexOf(name);
    }

    void bind(int slot, Object array) {
        if (slot != UNREAD) {
            invocation.bind(slot, array);
        }
    }

    /// Sets the size of an axis.
    ///
    /// @param axis the axis; one that the formula does not have is accepted
    /// @param size its size, at least 0
    /// @return this call
    public ProgramCall size(Axis axis, int size) {
        size(axis(axis), size);
        return this;
    }

    /// The slot of an axis, for callers that change its size often.
    ///
    /// @return [#UNREAD] if the simplified formula does not have it
    int axis(Axis axis) {
        return axes.indexOf(axis);
    }

    void size(int slot, int size) {
        if (slot != UNREAD) {
            invocation.size(slot, size);
        }
    }

    /// Sets a number.
    ///
    /// @param name its name; one that the formula does not read is accepted
    /// @param value its value
    /// @return this call
    public ProgramCall scalar(String name, double value) {
        int slot = numbers.indexOf(name);
        if (slot != UNREAD) {
            invocation.scalar(slot, value);
        }
        return this;
    }

    /// Brings the kernels that the sizes need into their fast form; no array needs to be bound. Results never depend on it.
    ///
    /// @param atMost the most time to wait; kernels go on warming up aside after it
    /// @return whether they have their final form
    /// @throws ThalwegException if an axis has no size
    public boolean warmUp(Duration atMost) {
        return invocation.warmUp(atMost.toMillis());
    }

    /// Runs the program.
    ///
    /// @throws ThalwegException if something is unbound or an array is too short; nothing was written then
    public void run() {
        invocation.run();
    }

    /// A result without axes, of the last run.
    ///
    /// @param name the output's name
    /// @return its value
    public double value(String name) {
        return value(result(name));
    }

    /// The index of a result without axes, for callers that read it often.
    int result(String name) {
        int index = results.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "program " + program + " has no scalar result '" + name + "'; it has " + results);
        }
        return index;
    }

    double value(int result) {
        return invocation.result(result);
    }
}
