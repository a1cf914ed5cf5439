// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Numbers;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.nest.NestCode;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.warmup.Settling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A plan with the code of its steps, for all sizes. Kernels are made when a first run shows which ones the sizes need.
final class SimdExecutable implements Executable {
    private final KernelPlan plan;
    private final ElementType type;
    private final SimdBackend backend;
    private final Tensors tensors;
    private final Numbers numbers;
    private final List<StepCode> steps = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private final int[] hyperSlots;
    private final int[] resultSlots;
    private final int numberCount;

    SimdExecutable(KernelPlan plan, ElementType type, SimdBackend backend) {
        this.plan = plan;
        this.type = type;
        this.backend = backend;
        tensors = new Tensors(plan);
        numbers = new Numbers(plan);
        hyperSlots = plan.hypers().stream().mapToInt(numbers::slot).toArray();
        plan.hypers().forEach(hyper -> given.add(hyper.name()));
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.add(compile(plan.steps().get(i), plan.name() + " step " + (i + 1)));
        }
        resultSlots = plan.outputs().stream().filter(PlanOutput::isScalar).mapToInt(o -> numbers.slot(o.source()))
                .toArray();
        numberCount = steps.stream()
                .mapToInt(s -> s instanceof StepCode.Scalars scalars ? scalars.program().numbers() : 0)
                .reduce(numbers.count(), Math::max);
    }

    /// Whether scalar code needs only hyper-parameters and sizes; what it computes then counts as given for the steps after it.
    private boolean isEarly(Step.Scalars step) {
        List<Expr> formulas = step.assignments().stream().map(Step.Assignment::value).toList();
        Set<String> known = new HashSet<>(given);
        step.assignments().forEach(a -> known.add(a.name()));
        boolean early = Graph.topological(formulas).stream().allMatch(
                node -> !(node instanceof Expr.Input) && !(node instanceof Expr.Hyper h && !known.contains(h.name())));
        if (early) {
            given.addAll(known);
        }
        return early;
    }

    private StepCode compile(Step step, String name) {
        return switch (step) {
            case Step.Nest nest -> nest(nest, name);
            case Step.MatrixProduct p -> product(p);
            case Step.Rows rows -> rows(rows);
            case Step.Scatter s -> new StepCode.Scatter(s, tensors.slot(s.index().name()), argument(s.value()),
                    tensors.slot(s.target()));
            case Step.Fused f -> new StepCode.Fused(nests(f.prologue(), name + " prologue"), product(f.product()),
                    nests(f.epilogue(), name + " epilogue"));
            case Step.Blocks b -> new StepCode.Blocks(b, IntStream.range(0, b.steps().size())
                    .mapToObj(i -> compile(b.steps().get(i), name + "." + (i + 1))).toList());
            case Step.Scalars s ->
                new StepCode.Scalars(ScalarProgram.compile(s.assignments(), numbers::slot, numbers.count()),
                        s.assignments(), isEarly(s));
        };
    }

    private List<StepCode.Nest> nests(List<Step.Nest> nests, String name) {
        return nests.stream().map(nest -> nest(nest, name)).toList();
    }

    private StepCode.Product product(Step.MatrixProduct p) {
        return new StepCode.Product(backend.product(type), tensors.slot(p.a().name()), tensors.slot(p.b().name()),
                tensors.slot(p.target()), p);
    }

    private StepCode rows(Step.Rows step) {
        boolean isNumber = plan.buffer(step.target()).home() == Home.SCALAR;
        int result = isNumber ? numbers.slot(step.target()) : tensors.slot(step.target());
        return new StepCode.Rows(step, step.value().arguments().stream().map(this::argument).toList(), result,
                isNumber);
    }

    private StepCode.Argument argument(Expr argument) {
        return switch (argument) {
            case Expr.Input i when !i.axes().isEmpty() -> new StepCode.Tensor(tensors.slot(i.name()));
            case Expr.Const c -> new StepCode.Constant(c.value());
            case Expr number -> new StepCode.Scalar(numbers.slot(number));
        };
    }

    private StepCode.Nest nest(Step.Nest step, String name) {
        NestCode code = new NestCode(new NestCode.Context(plan, type, tensors, numbers, backend.library()), step,
                name);
        boolean readsComputed = code.sweeps().stream().flatMap(sweep -> sweep.code().numbers().stream())
                .anyMatch(this::isComputed);
        return new StepCode.Nest(code, readsComputed);
    }

    /// Whether a leaf without axes may be another number at every run, though callers give nothing else.
    private boolean isComputed(Expr leaf) {
        return leaf instanceof Expr.Input || leaf instanceof Expr.Hyper number && !given.contains(number.name());
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
        return new SimdInvocation(this);
    }

    @Override
    public boolean warmUp(long milliseconds) {
        return backend.library().await(settling(steps), milliseconds);
    }

    private static List<Settling> settling(List<StepCode> steps) {
        List<Settling> settling = new ArrayList<>();
        for (StepCode step : steps) {
            switch (step) {
                case StepCode.Nest nest -> settling.addAll(nest.code().kernels());
                case StepCode.Product product -> settling.add(product.product());
                case StepCode.Fused fused -> settling.addAll(settling(fused.steps()));
                case StepCode.Blocks blocks -> settling.addAll(settling(blocks.steps()));
                case StepCode.Rows _, StepCode.Scatter _, StepCode.Scalars _ -> {
                }
            }
        }
        return settling;
    }

    String listing() {
        return Listing.of(plan, type, steps);
    }

    SimdBackend backend() {
        return backend;
    }

    Tensors tensors() {
        return tensors;
    }

    Numbers numbers() {
        return numbers;
    }

    int numberCount() {
        return numberCount;
    }

    List<StepCode> steps() {
        return steps;
    }

    int[] hyperSlots() {
        return hyperSlots;
    }

    int[] resultSlots() {
        return resultSlots;
    }
}
