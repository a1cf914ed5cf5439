// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Printer;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.nest.NestCode;
import java.util.List;

/// Prints the code of a plan: each sweep as a list of primitive operations, from which vector kernel and scalar twin are written.
final class Listing {
    private Listing() {
    }

    static String of(KernelPlan plan, ElementType type, List<StepCode> steps) {
        StringBuilder out = new StringBuilder();
        out.append("kernels of ").append(plan.name()).append(" in ").append(type.text()).append('\n');
        steps("", steps, out);
        return out.toString();
    }

    private static void steps(String before, List<StepCode> steps, StringBuilder out) {
        for (int i = 0; i < steps.size(); i++) {
            String number = before + (i + 1);
            out.append("step ").append(number).append(": ");
            switch (steps.get(i)) {
                case StepCode.Nest nest -> nest(nest.code(), out);
                case StepCode.Product product -> product(product.step(), out);
                case StepCode.Rows rows -> out.append("row by row\n  ").append(rows.step().target()).append(" := ")
                        .append(Printer.print(rows.step().value())).append('\n');
                case StepCode.Scatter scatter -> scatter(scatter.step(), out);
                case StepCode.Fused fused -> {
                    out.append("fused by rows of ").append(fused.product().step().m()).append('\n');
                    steps(number + ".", fused.steps(), out);
                }
                case StepCode.Blocks blocks -> {
                    out.append("blocks of ").append(blocks.step().axis()).append('\n');
                    steps(number + ".", blocks.steps(), out);
                }
                case StepCode.Scalars scalars -> scalars(scalars.assignments(), out);
            }
        }
    }

    private static void nest(NestCode nest, StringBuilder out) {
        out.append("nest\n");
        nest.sweeps()
                .forEach(sweep -> out.append(' ').append(sweep.code().name()).append(", ")
                        .append(sweep.code().operations())
                        .append(" operations\n").append(sweep.code().listing()));
    }

    private static void product(Step.MatrixProduct product, StringBuilder out) {
        out.append("matrix product\n  ").append(product.target()).append(product.m()).append(" x ").append(product.n())
                .append(" := sum").append(product.k()).append('(').append(product.a()).append(" * ")
                .append(product.b())
                .append(")\n");
    }

    private static void scatter(Step.Scatter scatter, StringBuilder out) {
        out.append("scatter\n  ").append(scatter.target()).append(" := 0, at ").append(scatter.axis()).append(" = ")
                .append(Printer.print(scatter.index())).append(": ").append(Printer.print(scatter.value()))
                .append('\n');
    }

    private static void scalars(List<Step.Assignment> assignments, StringBuilder out) {
        out.append("scalar code in f64\n");
        assignments.forEach(
                a -> out.append("  ").append(a.name()).append(" := ").append(Printer.print(a.value())).append('\n'));
    }
}
