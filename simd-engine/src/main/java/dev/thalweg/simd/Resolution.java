// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.simd.nest.NestRunner;
import dev.thalweg.simd.nest.Sizes;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.product.MatrixProduct;
import dev.thalweg.simd.product.ParallelProduct;
import dev.thalweg.simd.product.ProductShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A plan for given sizes: everything that follows from them alone.
final class Resolution {
    private final int[] given;
    private final Sizes sizes;
    private final int[] lengths;
    private final StepRun[] steps;

    Resolution(SimdExecutable executable, int[] given, ParallelProduct products) {
        this.given = given.clone();
        sizes = new Sizes(executable.plan().axes(), given, executable.plan().fused());
        List<Tensors.Tensor> tensors = executable.tensors().all();
        lengths = tensors.stream().mapToInt(tensor -> sizes.length(tensor.axes(), tensor.name())).toArray();
        List<StepRun> runs = new ArrayList<>();
        for (StepCode step : executable.steps()) {
            switch (step) {
                case StepCode.Nest nest ->
                    runs.add(new NestRun(new NestRunner(nest.code(), sizes, executable.backend().pool())));
                case StepCode.Product product -> runs.add(new ProductRun(product, shape(product), products));
                case StepCode.Scalars scalars -> {
                    if (!scalars.isEarly()) {
                        runs.add(new ScalarRun(scalars.program()));
                    }
                }
            }
        }
        steps = runs.toArray(StepRun[]::new);
    }

    private ProductShape shape(StepCode.Product p) {
        return new ProductShape(length(p, p.m()), length(p, p.n()), length(p, p.k()), p.leftTransposed(),
                p.rightTransposed());
    }

    private int length(StepCode.Product p, List<Axis> axes) {
        return sizes.length(axes, p.step().target());
    }

    boolean isFor(int[] others) {
        return Arrays.equals(given, others);
    }

    Sizes sizes() {
        return sizes;
    }

    /// How many entries each array must have.
    int[] lengths() {
        return lengths;
    }

    void bind(Object[] arrays) {
        for (StepRun step : steps) {
            step.bind(arrays);
        }
    }

    void run(double[] numbers) {
        for (StepRun step : steps) {
            step.run(numbers);
        }
    }

    private record NestRun(NestRunner runner) implements StepRun {
        @Override
        public void bind(Object[] arrays) {
            runner.bind(arrays);
        }

        @Override
        public void run(double[] numbers) {
            runner.run(numbers);
        }
    }

    private record ScalarRun(ScalarProgram program) implements StepRun {
        @Override
        public void bind(Object[] arrays) {
            // scalar code knows no arrays
        }

        @Override
        public void run(double[] numbers) {
            program.run(numbers);
        }
    }

    private static final class ProductRun implements StepRun {
        private final StepCode.Product step;
        private final ProductShape shape;
        private final ParallelProduct products;
        private Object[] arrays = {};

        ProductRun(StepCode.Product step, ProductShape shape, ParallelProduct products) {
            this.step = step;
            this.shape = shape;
            this.products = products;
        }

        @Override
        public void bind(Object[] bound) {
            arrays = bound;
        }

        @Override
        public void run(double[] numbers) {
            MatrixProduct product = step.product().current();
            products.multiply(product, shape, arrays[step.left()], arrays[step.right()], arrays[step.result()]);
        }
    }
}
