// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.gpu.device.DeviceKernel;
import dev.thalweg.gpu.emit.KernelText;
import dev.thalweg.gpu.emit.Parameter;
import java.util.List;
import java.util.function.ToIntFunction;

/// What a kernel is given for some sizes. What was given before costs nothing.
final class Arguments {
    private final Workshop workshop;
    private final DeviceKernel kernel;
    private final Parameter[] parameters;
    private final int[] known;
    private final ToIntFunction<Parameter> others;
    private final boolean takesTotals;
    private final BlockStart start;

    /// @param others what whole numbers are that are no sizes; they may change from block to block
    Arguments(KernelText text, Sizes sizes, BlockStart start, Workshop workshop, ToIntFunction<Parameter> others) {
        this.workshop = workshop;
        this.start = start;
        kernel = workshop.kernel(text);
        List<Parameter> given = text.parameters();
        parameters = given.toArray(Parameter[]::new);
        known = given.stream().mapToInt(parameter -> switch (parameter) {
            case Parameter.Size size -> sizes.of(size.axis());
            case Parameter.WholeSize size -> sizes.whole().of(size.axis());
            case Parameter.Scalar number -> workshop.executable().numbers().slot(number.leaf());
            case Parameter.Memory _, Parameter.First _, Parameter.Partials _, Parameter.Rows _, Parameter.Extent _ ->
                0;
        }).toArray();
        this.others = others;
        takesTotals = given.stream().anyMatch(parameter -> parameter instanceof Parameter.Scalar number
                && workshop.totals().has(number.leaf()));
    }

    /// The kernel, with everything given.
    DeviceKernel give(double[] numbers) {
        if (takesTotals) {
            workshop.totals().bring(numbers);
        }
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Parameter.Memory memory -> kernel.buffer(i, workshop.tensors().of(memory.name()));
                case Parameter.Partials _ -> kernel.buffer(i, workshop.totals().buffer());
                case Parameter.Scalar _ -> number(i, numbers[known[i]]);
                case Parameter.First _ -> kernel.integer(i, start.row());
                case Parameter.Size _, Parameter.WholeSize _ -> kernel.integer(i, known[i]);
                case Parameter.Rows _, Parameter.Extent _ -> kernel.integer(i, others.applyAsInt(parameters[i]));
            }
        }
        return kernel;
    }

    private void number(int index, double value) {
        if (workshop.executable().type() == ElementType.F32) {
            kernel.real(index, (float) value);
        } else {
            kernel.real(index, value);
        }
    }
}
