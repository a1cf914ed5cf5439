// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.RowCall;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.api.plan.Step;
import dev.thalweg.gpu.device.DeviceBuffer;
import dev.thalweg.gpu.emit.Memories;
import java.lang.reflect.Array;
import java.util.List;

/// An operation over whole rows for given sizes: it is written in Java, so its arguments come to the host and its result goes back.
final class RowsRun implements StepRun {
    private final Step.Rows step;
    private final Workshop workshop;
    private final RowCall call;
    private final Expr[] given;
    /// The slots of those that are numbers.
    private final int[] slots;
    private final Object[] arguments;
    private final Object result;
    private final boolean isNumber;

    RowsRun(Step.Rows step, Sizes sizes, Workshop workshop) {
        this.step = step;
        this.workshop = workshop;
        List<Expr> expressions = step.value().arguments();
        given = expressions.toArray(Expr[]::new);
        slots = expressions.stream().mapToInt(this::slot).toArray();
        Buffer target = workshop.executable().plan().buffer(step.target());
        call = new RowCall(step.value().operation(), expressions.stream().map(RowCall::layout).toList(), target.axes(),
                sizes::of);
        arguments = expressions.stream().map(argument -> array(argument, sizes)).toArray();
        isNumber = target.home() == Home.SCALAR;
        result = isNumber ? new double[1]
                : workshop.executable().type().newArray(sizes.length(target.axes(), target.name()));
    }

    private int slot(Expr argument) {
        return switch (argument) {
            case Expr.Input _, Expr.Const _ -> -1;
            case Expr number -> workshop.executable().numbers().slot(number);
        };
    }

    private Object array(Expr argument, Sizes sizes) {
        return switch (argument) {
            case Expr.Input input -> {
                int length = sizes.length(input.axes(), input.name());
                yield input.kind() == Kind.REAL || !isLabels(input) ? workshop.executable().type().newArray(length)
                        : new int[length];
            }
            case Expr.Const constant -> new double[] {constant.value()};
            case Expr _ -> new double[1];
        };
    }

    private boolean isLabels(Expr.Input input) {
        Memories memories = workshop.executable().text().memories();
        return memories.isLabels(memories.of(input.name()));
    }

    @Override
    public void run(double[] numbers) {
        workshop.totals().bring(numbers);
        for (int i = 0; i < arguments.length; i++) {
            fetch(i, numbers);
        }
        for (int row = 0; row < call.rows(); row++) {
            call.run(row, arguments, result);
        }
        if (isNumber) {
            numbers[workshop.executable().numbers().slot(step.target())] = Array.getDouble(result, 0);
        } else {
            tensor(step.target()).write(result, Array.getLength(result));
        }
    }

    private void fetch(int argument, double[] numbers) {
        Object array = arguments[argument];
        switch (given[argument]) {
            case Expr.Input input -> tensor(input.name()).read(array, Array.getLength(array));
            case Expr.Const _ -> {
            }
            case Expr _ -> Array.setDouble(array, 0, numbers[slots[argument]]);
        }
    }

    private DeviceBuffer tensor(String name) {
        return workshop.tensors().of(workshop.executable().text().memories().of(name));
    }
}
