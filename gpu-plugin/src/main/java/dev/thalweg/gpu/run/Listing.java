// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.formula.Printer;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.gpu.emit.PlanText;
import dev.thalweg.gpu.emit.StepText;
import java.util.List;

/// Prints what runs a plan: its OpenCL C, and what the host does.
final class Listing {
    private Listing() {
    }

    static String of(KernelPlan plan, PlanText text) {
        StringBuilder out = new StringBuilder("// OpenCL C of " + plan.name() + "\n");
        steps("", text.steps(), out);
        return out.append('\n').append(text.source()).toString();
    }

    private static void steps(String before, List<StepText> steps, StringBuilder out) {
        for (int i = 0; i < steps.size(); i++) {
            String number = before + (i + 1);
            out.append("// step ").append(number).append(": ");
            switch (steps.get(i)) {
                case StepText.Nest nest -> out.append("kernel ").append(String.join(" or ",
                        nest.kernels().values().stream().map(kernel -> kernel.name()).sorted().toList())).append('\n');
                case StepText.Product product -> out.append("kernel ").append(product.kernel().name()).append('\n');
                case StepText.Rows rows -> out.append("on the host, row by row: ").append(rows.step().target())
                        .append(" := ").append(Printer.print(rows.step().value())).append('\n');
                case StepText.Blocks blocks -> {
                    out.append("blocks of ").append(blocks.step().axis()).append('\n');
                    steps(number + ".", blocks.steps(), out);
                }
                case StepText.Scalars scalars -> {
                    out.append("on the host, in double\n");
                    scalars.step().assignments().forEach(a -> out.append("//   ").append(a.name()).append(" := ")
                            .append(Printer.print(a.value())).append('\n'));
                }
            }
        }
    }
}
