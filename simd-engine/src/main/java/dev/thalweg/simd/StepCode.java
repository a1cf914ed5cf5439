// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.nest.NestCode;
import java.util.List;
import java.util.stream.Stream;

/// A step of a plan, compiled for all sizes.
sealed interface StepCode {

    /// Where an argument is found.
    sealed interface Argument {
    }

    /// An array by slot.
    record Tensor(int slot) implements Argument {
    }

    /// A number by slot.
    record Scalar(int slot) implements Argument {
    }

    /// A constant.
    record Constant(double value) implements Argument {
    }

    /// A nest.
    ///
    /// @param readsComputed whether it reads numbers that are computed at every run, beside those that callers give
    record Nest(NestCode code, boolean readsComputed) implements StepCode {
    }

    /// A matrix product over arrays by slot.
    record Product(TieredProduct product, int left, int right, int result, Step.MatrixProduct step)
            implements
                StepCode {
        boolean leftTransposed() {
            return step.k().contains(step.a().axes().getFirst());
        }

        boolean rightTransposed() {
            return step.n().contains(step.b().axes().getFirst());
        }
    }

    /// A product and nests that go with its rows.
    record Fused(List<Nest> prologue, Product product, List<Nest> epilogue) implements StepCode {
        /// Copies the lists.
        public Fused {
            prologue = List.copyOf(prologue);
            epilogue = List.copyOf(epilogue);
        }

        /// Its steps one after the other.
        List<StepCode> steps() {
            return Stream.of(prologue, List.of(product), epilogue).<StepCode>flatMap(List::stream).toList();
        }
    }

    /// An operation over whole rows.
    ///
    /// @param arguments where each argument is found
    /// @param result the array, or the number if the result has no axes
    record Rows(Step.Rows step, List<Argument> arguments, int result, boolean isNumber) implements StepCode {
        /// Copies the list.
        public Rows {
            arguments = List.copyOf(arguments);
        }
    }

    /// Zeros but for one entry a row.
    ///
    /// @param index the array of the index
    /// @param value where the value is found
    /// @param result the array written
    record Scatter(Step.Scatter step, int index, Argument value, int result) implements StepCode {
    }

    /// Steps looped over blocks of an axis.
    record Blocks(Step.Blocks step, List<StepCode> steps) implements StepCode {
        /// Copies the list.
        public Blocks {
            steps = List.copyOf(steps);
        }
    }

    /// Scalar code over the numbers.
    ///
    /// @param isEarly whether it reads nothing but what callers give, so that it is run when they give something else
    record Scalars(ScalarProgram program, List<Step.Assignment> assignments, boolean isEarly) implements StepCode {
    }
}
