// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// One plan with sizes and inputs, to be run on several backends.
final class Trial {
    private static final double[] AWKWARD = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        1e-40, -1e-310,
        3e38, -3e38, 88.8, -104.5, 1e-8};

    final KernelPlan plan;
    final ElementType type;
    final Map<Axis, Integer> sizes;
    final Map<String, Double> hypers = Map.of("delta", 0.75, "step", 3.0);
    private final Map<String, Object> inputs = new HashMap<>();

    Trial(KernelPlan plan, ElementType type, Map<Axis, Integer> sizes, boolean awkward, long seed) {
        this.plan = plan;
        this.type = type;
        this.sizes = sizes;
        Random random = new Random(seed);
        for (Expr.Input input : plan.inputs()) {
            int length = length(input.axes());
            Object array = input.kind() == Kind.LABEL ? new int[length] : type.newArray(length);
            for (int i = 0; i < length; i++) {
                if (array instanceof int[] labels) {
                    labels[i] = random.nextInt(5) - 1;
                } else {
                    boolean odd = awkward && random.nextInt(8) == 0;
                    double value = odd ? AWKWARD[random.nextInt(AWKWARD.length)] : random.nextGaussian();
                    setReal(array, i, input.name().equals("moment2") ? Math.abs(value) : value);
                }
            }
            inputs.put(input.name(), array);
        }
    }

    private static void setReal(Object array, int index, double value) {
        if (array instanceof float[] floats) {
            floats[index] = (float) value;
        } else {
            Array.setDouble(array, index, value);
        }
    }

    int length(List<Axis> axes) {
        int length = 1;
        for (Axis axis : axes) {
            for (Axis part : plan.fused().getOrDefault(axis, List.of(axis))) {
                length *= Objects.requireNonNull(sizes.get(part));
            }
        }
        return length;
    }

    /// The inputs in double, as the interpreter of plans takes them.
    Map<String, double[]> inputsInDouble() {
        Map<String, double[]> result = new HashMap<>();
        inputs.forEach((name, array) -> {
            double[] data = new double[Array.getLength(array)];
            for (int i = 0; i < data.length; i++) {
                data[i] = ((Number) Array.get(array, i)).doubleValue();
            }
            result.put(name, data);
        });
        return result;
    }

    /// A bound invocation, and the arrays it writes.
    record Bound(Invocation invocation, List<Object> outputs, KernelPlan plan) {
        /// All results, tensors first, as one list of numbers.
        List<Double> run() {
            invocation.run();
            List<Double> results = new ArrayList<>();
            for (Object array : outputs) {
                for (int i = 0; i < Array.getLength(array); i++) {
                    results.add(((Number) Array.get(array, i)).doubleValue());
                }
            }
            long scalars = plan.outputs().stream().filter(PlanOutput::isScalar).count();
            for (int i = 0; i < scalars; i++) {
                results.add(invocation.result(i));
            }
            return results;
        }
    }

    /// Inputs are copied, so that updates in place begin alike everywhere.
    Bound bind(Backend backend) {
        Invocation invocation = backend.compile(plan, type).newInvocation();
        Map<String, Object> copies = new HashMap<>();
        int slot = 0;
        for (Expr.Input input : plan.inputs()) {
            Object original = Objects.requireNonNull(inputs.get(input.name()));
            Object copy = original instanceof int[] labels ? labels.clone()
                    : original instanceof float[] floats ? floats.clone() : ((double[]) original).clone();
            copies.put(input.name(), copy);
            invocation.bind(slot++, copy);
        }
        List<Object> outputs = new ArrayList<>();
        for (PlanOutput output : plan.outputs()) {
            if (!output.isScalar()) {
                Object array = output.inPlaceOf().isEmpty() ? type.newArray(length(output.axes()))
                        : Objects.requireNonNull(copies.get(output.inPlaceOf()));
                outputs.add(array);
                invocation.bind(slot++, array);
            }
        }
        for (int i = 0; i < plan.axes().size(); i++) {
            invocation.size(i, Objects.requireNonNull(sizes.get(plan.axes().get(i))));
        }
        for (int i = 0; i < plan.hypers().size(); i++) {
            invocation.scalar(i, Objects.requireNonNull(hypers.get(plan.hypers().get(i).name())));
        }
        return new Bound(invocation, outputs, plan);
    }
}
