// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.plan.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A step of a plan and the kernels that run it.
public sealed interface StepText {

    /// A nest.
    ///
    /// @param step the step
    /// @param kernels the kernel of each form in which it may run
    /// @param alongMemory whether neighbouring inner positions are mostly neighbours in memory
    /// @param totals what it folds over everything
    record Nest(Step.Nest step, Map<Form, KernelText> kernels, boolean alongMemory, List<Total> totals)
            implements
                StepText {
        /// Copies map and list.
        public Nest {
            kernels = Map.copyOf(new EnumMap<>(kernels));
            totals = List.copyOf(totals);
        }
    }

    /// A matrix product.
    ///
    /// @param step the step
    /// @param kernel its kernel
    /// @param grid how it is shared
    record Product(Step.MatrixProduct step, KernelText kernel, ProductGrid grid) implements StepText {
        /// Whether rows of the left operand are stored as columns.
        ///
        /// @return true if terms come first
        public boolean leftTransposed() {
            return ProductText.isLeftTransposed(step);
        }

        /// Whether rows of the right operand are stored as columns.
        ///
        /// @return true if columns come first
        public boolean rightTransposed() {
            return ProductText.isRightTransposed(step);
        }
    }

    /// An operation over rows, which the host runs.
    ///
    /// @param step the step
    record Rows(Step.Rows step) implements StepText {
    }

    /// Steps looped over blocks.
    ///
    /// @param step the step
    /// @param steps those within
    record Blocks(Step.Blocks step, List<StepText> steps) implements StepText {
        /// Copies the list.
        public Blocks {
            steps = List.copyOf(steps);
        }
    }

    /// Scalar code, which the host runs in `double`.
    ///
    /// @param step the step
    record Scalars(Step.Scalars step) implements StepText {
    }
}
