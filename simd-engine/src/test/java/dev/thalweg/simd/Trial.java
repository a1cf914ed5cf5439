// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.PlanOutput;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A plan with sizes and inputs: runs on any backend, or by the interpreter of plans.
final class Trial {
    static final double RATE = 1.25;
    private static final double[] AWKWARD = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        1e-40, -1e-40,
        3e38, -3e38, Float.MIN_VALUE, 1, -1, 88.8, -103.9, -104.1};

    private final KernelPlan plan;
    private final ElementType type;
    private final Map<Axis, Integer> sizes;
    private final Map<String, double[]> inputs = new HashMap<>();

    Trial(KernelPlan plan, ElementType type, Map<Axis, Integer> sizes) {
        this.plan = plan;
        this.type = type;
        this.sizes = sizes;
    }

    /// Inputs that losses expect: around 0, targets 0 or 1, labels mostly in range.
    Trial ordinary() {
        Random random = new Random(sizes.hashCode());
        plan.inputs().forEach(input -> inputs.put(input.name(), random.doubles(length(input.axes()))
                .map(u -> number(input, u, random)).toArray()));
        return this;
    }

    /// Zeros, infinities, NaN, subnormal and huge numbers among ordinary ones.
    Trial awkward() {
        ordinary();
        Random random = new Random(7);
        plan.inputs().stream().filter(i -> i.kind() == Kind.REAL).map(Expr.Input::name).forEach(name -> {
            double[] values = inputs.get(name);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(3) == 0 ? type == ElementType.F32
                        ? (float) AWKWARD[random.nextInt(AWKWARD.length)] : AWKWARD[random.nextInt(AWKWARD.length)]
                        : values[i];
            }
        });
        return this;
    }

    private double number(Expr.Input input, double uniform, Random random) {
        return switch (input.kind()) {
            case LABEL -> uniform < 0.1 ? -100
                    : uniform < 0.15 ? size(Programs.C) : random.nextInt(Math.max(1, size(Programs.C)));
            case TRUTH -> uniform < 0.5 ? 1 : 0;
            case REAL -> input.name().equals("y") ? Math.rint(uniform) : (float) (2 * random.nextGaussian());
        };
    }

    private int size(Axis axis) {
        return sizes.getOrDefault(axis, 1);
    }

    private int length(List<Axis> axes) {
        return axes.stream()
                .mapToInt(axis -> plan.fused().getOrDefault(axis, List.of(axis)).stream().mapToInt(this::size)
                        .reduce(1, Math::multiplyExact))
                .reduce(1, Math::multiplyExact);
    }

    /// The meaning of the plan.
    Map<String, double[]> meaning() {
        Map<String, Double> hypers = new HashMap<>();
        plan.hypers().forEach(hyper -> hypers.put(hyper.name(), RATE));
        Map<String, double[]> copies = new HashMap<>();
        inputs.forEach((name, values) -> copies.put(name, values.clone()));
        Map<String, double[]> results = new HashMap<>();
        PlanInterpreter.run(plan, copies, hypers, sizes).forEach((name, tensor) -> results.put(name, values(tensor)));
        return results;
    }

    private static double[] values(Tensor tensor) {
        return tensor.data();
    }

    /// What a backend computes.
    Map<String, double[]> run(SimdBackend backend) {
        return new Bound(backend.compile(plan, type)).run();
    }

    Bound bind(Executable executable) {
        return new Bound(executable);
    }

    /// A trial with arrays bound to an invocation.
    final class Bound {
        private final Invocation invocation;
        private final Map<String, Object> outputs = new HashMap<>();
        private final List<Object> arrays = new ArrayList<>();

        Bound(Executable executable) {
            invocation = executable.newInvocation();
            Map<String, Object> given = new HashMap<>();
            plan.inputs().forEach(input -> given.put(input.name(), array(input)));
            plan.inputs().forEach(input -> arrays.add(given.get(input.name())));
            for (PlanOutput output : plan.outputs()) {
                if (!output.isScalar()) {
                    Object array = output.inPlaceOf().isEmpty() ? type.newArray(length(output.axes()))
                            : given.get(output.inPlaceOf());
                    outputs.put(output.name(), array);
                    arrays.add(array);
                }
            }
            rebind();
        }

        /// Gives everything again, as a training does at each step.
        void rebind() {
            for (int slot = 0; slot < arrays.size(); slot++) {
                invocation.bind(slot, arrays.get(slot));
            }
            for (int slot = 0; slot < plan.axes().size(); slot++) {
                invocation.size(slot, size(plan.axes().get(slot)));
            }
            for (int slot = 0; slot < plan.hypers().size(); slot++) {
                invocation.scalar(slot, RATE);
            }
        }

        Invocation invocation() {
            return invocation;
        }

        Map<String, double[]> run() {
            invocation.run();
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
        double[] values = inputs.get(input.name());
        Object array = input.kind() == Kind.REAL ? type.newArray(values.length) : new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (array instanceof int[] labels) {
                labels[i] = (int) values[i];
            } else if (array instanceof float[] floats) {
                floats[i] = (float) values[i];
            } else {
                Array.setDouble(array, i, values[i]);
            }
        }
        return array;
    }

    private static double[] doubles(Object array) {
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
