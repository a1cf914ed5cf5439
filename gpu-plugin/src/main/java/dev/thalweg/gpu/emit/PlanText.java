// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Reads;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The OpenCL C of a plan: one program with a kernel or two for each step that runs on the device.
///
/// @param source the program; empty if no step runs on the device
/// @param steps the steps in order
/// @param totals what is folded over everything, in the order of their partial sums
/// @param memories where tensors lie
public record PlanText(String source, List<StepText> steps, List<Total> totals, Memories memories) {
    /// Copies the lists.
    public PlanText {
        steps = List.copyOf(steps);
        totals = List.copyOf(totals);
    }

    /// Writes the program of a plan.
    ///
    /// @param plan the plan
    /// @param target for what it is written
    /// @return the program
    public static PlanText of(KernelPlan plan, Target target) {
        Map<String, Total> totals = new LinkedHashMap<>();
        plan.walks().forEach(step -> number(step, plan, totals));
        Writer writer = new Writer(new PlanScope(plan, target, new Memories(plan), totals));
        List<StepText> steps = writer.steps(plan.steps(), null, "step");
        String source = writer.kernels.isEmpty() ? "" : Prelude.of(target) + String.join("\n", writer.kernels);
        return new PlanText(source, steps, List.copyOf(totals.values()), writer.scope.memories());
    }

    private static void number(Step step, KernelPlan plan, Map<String, Total> totals) {
        if (step instanceof Step.Nest nest) {
            nest.sweeps().stream().flatMap(sweep -> sweep.statements().stream()).forEach(statement -> {
                if (isTotal(statement, plan)) {
                    totals.put(statement.target(), new Total(statement.target(), totals.size(), op(statement)));
                }
            });
        }
    }

    private static boolean isTotal(Statement statement, KernelPlan plan) {
        return plan.buffer(statement.target()).home() == Home.SCALAR;
    }

    private static Reduction op(Statement statement) {
        return switch (statement) {
            case Statement.Accumulate fold -> fold.op();
            case Statement.Store _ -> throw new IllegalArgumentException("a total that is no fold: " + statement);
        };
    }

    private static final class Writer {
        private final PlanScope scope;
        private final List<String> kernels = new ArrayList<>();

        Writer(PlanScope scope) {
            this.scope = scope;
        }

        /// What is fused runs one after the other here.
        List<StepText> steps(List<Step> steps, Step.@Nullable Blocks blocks, String prefix) {
            List<Step> apart = steps.stream()
                    .flatMap(step -> step instanceof Step.Fused fused ? fused.steps().stream() : Stream.of(step))
                    .toList();
            List<StepText> texts = new ArrayList<>();
            for (int i = 0; i < apart.size(); i++) {
                texts.add(step(apart.get(i), blocks, prefix + "_" + (i + 1)));
            }
            return texts;
        }

        private StepText step(Step step, Step.@Nullable Blocks blocks, String name) {
            return switch (step) {
                case Step.Nest nest -> nest(nest, blocks, name);
                case Step.MatrixProduct product -> new StepText.Product(product,
                        noted(ProductText.write(scope, product, name)),
                        scope.target().processor() ? ProductGrid.PROCESSOR : ProductGrid.GRAPHICS);
                case Step.Rows rows -> new StepText.Rows(rows);
                case Step.Scatter scatter ->
                    nest(scatter.walked(scope.plan().buffer(scatter.target()).axes()), blocks, name);
                case Step.Fused fused -> throw new IllegalArgumentException("not taken apart: " + fused);
                case Step.Blocks inner -> new StepText.Blocks(inner, steps(inner.steps(), inner, name));
                case Step.Scalars scalars -> new StepText.Scalars(scalars);
            };
        }

        private KernelText noted(KernelText kernel) {
            kernels.add(kernel.text());
            return kernel;
        }

        private StepText nest(Step.Nest nest, Step.@Nullable Blocks blocks, String name) {
            Map<Form, KernelText> forms = new EnumMap<>(Form.class);
            for (Form form : forms(nest)) {
                String kernel = form == Form.GROUPS ? name + "_groups" : name;
                forms.put(form, noted(NestText.write(scope, nest, blocks, form, kernel)));
            }
            List<Total> folded = nest.sweeps().stream().flatMap(sweep -> sweep.statements().stream())
                    .map(Statement::target).filter(scope.totals()::containsKey)
                    .map(total -> Objects.requireNonNull(scope.totals().get(total))).toList();
            return new StepText.Nest(nest, forms, isAlongMemory(nest), folded);
        }

        private List<Form> forms(Step.Nest nest) {
            if (scope.target().processor()) {
                return List.of(Form.CHUNKS);
            }
            return nest.flat() ? List.of(Form.ITEMS) : List.of(Form.ITEMS, Form.GROUPS);
        }

        /// Whether a tensor that is read lies along the fastest inner axis.
        private static boolean isAlongMemory(Step.Nest nest) {
            return nest.sweeps().stream().filter(sweep -> !sweep.inner().isEmpty())
                    .anyMatch(sweep -> Graph.topological(Reads.formulas(new Step.Nest(nest.outer(), List.of(sweep))))
                            .stream().anyMatch(node -> node instanceof Expr.Input input && !input.axes().isEmpty()
                                    && isLast(input, sweep.inner().getLast())));
        }

        private static boolean isLast(Expr.Input input, Axis axis) {
            return input.axes().getLast().equals(axis);
        }
    }
}
