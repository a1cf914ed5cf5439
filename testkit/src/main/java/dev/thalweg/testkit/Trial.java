// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.backend.Residence;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.PlanOutput;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A plan with sizes and inputs: runs on any backend, or by the interpreter of plans. Inputs depend on sizes and names alone.
public final class Trial {
    /// What a run-time scalar is of which nothing is known.
    public static final double RATE = 1.25;
    private static final double[] SPECIAL = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        1e-40, -1e-40, Float.MIN_VALUE, Double.MIN_VALUE, 1, -1, 88.8, -103.9, -104.1};
    private static final double[] HUGE = {3e38, -3e38};

    private final KernelPlan plan;
    private final ElementType type;
    private final Map<Axis, Integer> sizes;
    private final Map<String, double[]> inputs = new HashMap<>();
    private final Map<String, Double> scalars = new HashMap<>();
    private final Map<String, Domain> domains = new HashMap<>();

    /// A trial without inputs yet.
    ///
    /// @param plan the plan
    /// @param type the element type
    /// @param sizes the size of each axis of the plan; of others they have no effect
    public Trial(KernelPlan plan, ElementType type, Map<Axis, Integer> sizes) {
        this.plan = plan;
        this.type = type;
        this.sizes = Map.copyOf(sizes);
    }

    /// The plan that it is of.
    KernelPlan plan() {
        return plan;
    }

    /// Tells what is known of scalars and inputs; to be called before inputs are drawn.
    ///
    /// @param known the values of run-time scalars; others are [#RATE]
    /// @param inside the domains of inputs; others are around 0
    /// @return this trial
    public Trial knowing(Map<String, Double> known, Map<String, Domain> inside) {
        scalars.putAll(known);
        domains.putAll(inside);
        return this;
    }

    /// Inputs that losses expect: around 0, targets (`y`) 0 or 1, labels mostly in range. All of them are numbers of single precision, so
    /// that both element types have the same.
    ///
    /// @return this trial
    public Trial ordinary() {
        Random random = new Random(seed());
        plan.inputs().forEach(input -> inputs.put(input.name(), random.doubles(length(input.axes()))
                .map(u -> (float) number(input, u, random)).toArray()));
        return this;
    }

    /// The same in every run and version: made of the names and sizes of the axes.
    private int seed() {
        return sizes.entrySet().stream().mapToInt(e -> 31 * e.getKey().name().hashCode() ^ e.getValue()).sum();
    }

    /// Ordinary inputs, a third of them replaced by zeros, infinities, NaN, subnormal numbers and such as overflow an exponential.
    ///
    /// @return this trial
    public Trial special() {
        return replaced(SPECIAL);
    }

    /// Ordinary inputs, a third of them replaced by numbers that are huge in single precision, so that sums and squares overflow.
    ///
    /// @return this trial
    public Trial huge() {
        return replaced(HUGE);
    }

    private Trial replaced(double[] values) {
        ordinary();
        RandomGenerator random = new Random(7);
        plan.inputs().stream().filter(i -> i.kind() == Kind.REAL).map(i -> entries(i.name())).forEach(entries -> {
            for (int i = 0; i < entries.length; i++) {
                entries[i] = random.nextInt(3) == 0 ? stored(values[random.nextInt(values.length)]) : entries[i];
            }
        });
        return this;
    }

    private double[] entries(String input) {
        double[] entries = inputs.get(input);
        if (entries == null) {
            throw new IllegalStateException("the trial has no inputs yet");
        }
        return entries;
    }

    /// As an array of the element type holds it.
    private double stored(double value) {
        return type == ElementType.F32 ? (float) value : value;
    }

    private double number(Expr.Input input, double uniform, Random random) {
        int classes = size(SamplePrograms.C);
        return switch (input.kind()) {
            case LABEL -> uniform < 0.1 ? -100 : uniform < 0.15 ? classes : random.nextInt(Math.max(1, classes));
            case TRUTH -> uniform < 0.5 ? 1 : 0;
            case REAL -> input.name().equals("y") ? Math.rint(uniform)
                    : Draw.inside(domains.getOrDefault(input.name(), Domain.REAL), 0, Math.max(1, classes), random);
        };
    }

    private double scalar(Expr.Hyper hyper) {
        Double given = scalars.get(hyper.name());
        return given == null ? RATE : given;
    }

    private int size(Axis axis) {
        return axis.constantSize() > 0 ? axis.constantSize() : sizes.getOrDefault(axis.source(), 1);
    }

    private int length(List<Axis> axes) {
        return axes.stream()
                .mapToInt(axis -> plan.fused().getOrDefault(axis, List.of(axis)).stream().mapToInt(this::size)
                        .reduce(1, Math::multiplyExact))
                .reduce(1, Math::multiplyExact);
    }

    /// The meaning of the plan: what the interpreter of plans makes of the inputs, in `double`.
    ///
    /// @return every output by name; a scalar as one entry
    public Map<String, double[]> meaning() {
        Map<String, Double> hypers = new HashMap<>();
        plan.hypers().forEach(hyper -> hypers.put(hyper.name(), scalar(hyper)));
        Map<String, double[]> copies = new HashMap<>();
        inputs.forEach((name, values) -> copies.put(name, values.clone()));
        Map<Axis, Integer> all = new HashMap<>();
        plan.axes().forEach(axis -> all.put(axis, size(axis)));
        Map<String, double[]> results = new HashMap<>();
        PlanInterpreter.run(plan, copies, hypers, all).forEach((name, tensor) -> results.put(name, values(tensor)));
        return results;
    }

    private static double[] values(Tensor tensor) {
        return tensor.data();
    }

    /// What a backend computes.
    ///
    /// @param backend compiles the plan anew
    /// @return every output by name; a scalar as one entry
    public Map<String, double[]> run(Backend backend) {
        return bind(backend.compile(plan, type)).run();
    }

    /// Gives the inputs to an executable of the plan.
    ///
    /// @param executable compiled for the element type of the trial
    /// @return arrays of its own, bound
    public Bound bind(Executable executable) {
        return new Bound(executable);
    }

    /// A trial with arrays bound to an invocation.
    public final class Bound {
        private final Invocation invocation;
        private final Map<String, Object> outputs = new HashMap<>();
        private final List<Object> arrays = new ArrayList<>();

        private Bound(Executable executable) {
            invocation = executable.newInvocation();
            Map<String, Object> given = new HashMap<>();
            for (Expr.Input input : plan.inputs()) {
                Object array = array(input);
                given.put(input.name(), array);
                arrays.add(array);
            }
            for (PlanOutput output : plan.outputs()) {
                if (!output.isScalar()) {
                    Object shared = given.get(output.inPlaceOf());
                    Object array = shared == null ? type.newArray(length(output.axes())) : shared;
                    outputs.put(output.name(), array);
                    arrays.add(array);
                }
            }
            rebind();
        }

        /// Gives everything again, as a training does at each step.
        public void rebind() {
            for (int slot = 0; slot < arrays.size(); slot++) {
                invocation.bind(slot, arrays.get(slot));
            }
            for (int slot = 0; slot < plan.axes().size(); slot++) {
                invocation.size(slot, size(plan.axes().get(slot)));
            }
            for (int slot = 0; slot < plan.hypers().size(); slot++) {
                invocation.scalar(slot, scalar(plan.hypers().get(slot)));
            }
        }

        /// What it is bound to.
        ///
        /// @return the invocation
        public Invocation invocation() {
            return invocation;
        }

        /// Runs once; updates in place start from where the run before ended.
        ///
        /// @return every output by name; a scalar as one entry
        public Map<String, double[]> run() {
            invocation.run();
            return results();
        }

        /// Runs once over arrays that the backend keeps.
        ///
        /// @param backend that of the executable
        /// @return every output by name; a scalar as one entry
        public Map<String, double[]> runKept(Backend backend) {
            try (Residence residence = backend.keep(arrays)) {
                rebind();
                invocation.run();
                outputs.values().forEach(residence::fetch);
                return results();
            }
        }

        @Override
        public String toString() {
            return Trial.this.toString();
        }

        private Map<String, double[]> results() {
            Map<String, double[]> results = new HashMap<>();
            int scalar = 0;
            for (PlanOutput output : plan.outputs()) {
                results.put(output.name(), output.isScalar() ? new double[] {invocation.result(scalar++)}
                        : doubles(outputs.get(output.name())));
            }
            return results;
        }
    }

    private Object array(Expr.Input input) {
        double[] values = entries(input.name());
        Object array = input.kind() == Kind.REAL ? type.newArray(values.length) : new int[values.length];
        for (int i = 0; i < values.length; i++) {
            switch (array) {
                case int[] labels -> labels[i] = (int) values[i];
                case float[] floats -> floats[i] = (float) values[i];
                default -> Array.setDouble(array, i, values[i]);
            }
        }
        return array;
    }

    private static double[] doubles(@Nullable Object array) {
        if (array == null) {
            throw new IllegalStateException("an output has no array");
        }
        double[] values = new double[Array.getLength(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Array.getDouble(array, i);
        }
        return values;
    }

    @Override
    public String toString() {
        return plan.name() + " in " + type.text() + " with sizes " + sizes;
    }
}
