// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.PlanOutput;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/// The interpreter of plans, dressed as a backend: the smallest one that keeps the contract, but for allocation.
final class InterpreterBackend implements Backend {
    private final DoubleUnaryOperator flaw;
    private boolean closed;

    /// @param flaw what becomes of every result, to see whether the contract notices
    InterpreterBackend(DoubleUnaryOperator flaw) {
        this.flaw = flaw;
    }

    @Override
    public BackendInfo info() {
        return new BackendInfo("interpreter", 1, 1, "the interpreter of plans");
    }

    @Override
    public Executable compile(KernelPlan plan, ElementType type) {
        return new Interpreted(plan, type);
    }

    @Override
    public String listing(KernelPlan plan, ElementType type) {
        return plan.toString();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Interpreted implements Executable {
        private final KernelPlan plan;
        private final ElementType type;

        Interpreted(KernelPlan plan, ElementType type) {
            this.plan = plan;
            this.type = type;
        }

        @Override
        public KernelPlan plan() {
            return plan;
        }

        @Override
        public ElementType type() {
            return type;
        }

        @Override
        public Invocation newInvocation() {
            return new Run(this);
        }

        @Override
        public boolean warmUp(long milliseconds) {
            return true;
        }
    }

    private final class Run implements Invocation {
        private record Slot(String name, List<Axis> axes, boolean whole) {
        }

        private final KernelPlan plan;
        private final ElementType type;
        private final List<Slot> slots = new ArrayList<>();
        private final Map<String, Object> arrays = new HashMap<>();
        private final Map<Axis, Integer> sizes = new HashMap<>();
        private final Map<String, Double> numbers = new HashMap<>();
        private final List<Double> results = new ArrayList<>();

        Run(Interpreted executable) {
            plan = executable.plan;
            type = executable.type;
            for (Expr.Input input : plan.inputs()) {
                slots.add(new Slot(input.name(), input.axes(), input.kind() != Kind.REAL));
            }
            plan.outputs().stream().filter(o -> !o.isScalar())
                    .forEach(o -> slots.add(new Slot(o.name(), o.axes(), false)));
            plan.axes().stream().filter(axis -> axis.constantSize() > 0)
                    .forEach(axis -> sizes.put(axis, axis.constantSize()));
        }

        @Override
        public void bind(int slot, Object array) {
            Class<?> expected = slots.get(slot).whole() ? int[].class : type.newArray(0).getClass();
            if (!expected.isInstance(array)) {
                throw new ThalwegException("TH-S001", "'" + slots.get(slot).name() + "' is of another type");
            }
            arrays.put(slots.get(slot).name(), array);
        }

        @Override
        public void size(int slot, int size) {
            if (size < 0) {
                throw new ThalwegException("TH-S002", "axis '" + plan.axes().get(slot) + "' is negative");
            }
            sizes.put(plan.axes().get(slot), size);
        }

        @Override
        public void scalar(int slot, double value) {
            numbers.put(plan.hypers().get(slot).name(), value);
        }

        @Override
        public double result(int index) {
            return results.get(index);
        }

        @Override
        public void run() {
            if (closed) {
                throw new ThalwegException("TH-B006", "closed");
            }
            slots.forEach(slot -> requireGiven(slot.name(), arrays.containsKey(slot.name())));
            plan.axes().forEach(axis -> requireGiven(axis.name(), sizes.containsKey(axis)));
            plan.hypers().forEach(hyper -> requireGiven(hyper.name(), numbers.containsKey(hyper.name())));
            slots.forEach(slot -> requireLength(slot.name(), length(slot.axes())));
            Map<String, double[]> inputs = new HashMap<>();
            plan.inputs().forEach(input -> inputs.put(input.name(), read(input)));
            var outputs = PlanInterpreter.run(plan, inputs, numbers, sizes);
            results.clear();
            for (PlanOutput output : plan.outputs()) {
                write(output, Objects.requireNonNull(outputs.get(output.name())).data());
            }
        }

        private void requireGiven(String name, boolean given) {
            if (!given) {
                throw new ThalwegException("TH-S003", "'" + name + "' is not given");
            }
        }

        private void requireLength(String name, int needed) {
            if (Array.getLength(arrays.get(name)) < needed) {
                throw new ThalwegException("TH-S005", "'" + name + "' is too short");
            }
        }

        private int length(List<Axis> axes) {
            return axes.stream().mapToInt(
                    axis -> plan.fused().getOrDefault(axis, List.of(axis)).stream().mapToInt(sizes::get).reduce(1,
                            Math::multiplyExact))
                    .reduce(1, Math::multiplyExact);
        }

        private double[] read(Expr.Input input) {
            double[] values = new double[length(input.axes())];
            for (int i = 0; i < values.length; i++) {
                values[i] = Array.getDouble(arrays.get(input.name()), i);
            }
            return values;
        }

        private void write(PlanOutput output, double[] values) {
            if (output.isScalar()) {
                results.add(flaw.applyAsDouble(values[0]));
                return;
            }
            Object array = arrays.get(output.name());
            for (int i = 0; i < values.length; i++) {
                double value = flaw.applyAsDouble(values[i]);
                switch (array) {
                    case float[] floats -> floats[i] = (float) value;
                    case double[] doubles -> doubles[i] = value;
                    default -> throw new IllegalStateException("unexpected " + array.getClass());
                }
            }
        }
    }
}
