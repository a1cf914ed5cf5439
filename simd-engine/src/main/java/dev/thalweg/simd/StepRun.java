// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

/// A step ready to run for given sizes.
interface StepRun {
    /// Takes the arrays on which the next runs work.
    ///
    /// @param arrays the arrays by slot
    void bind(Object[] arrays);

    /// Tells that numbers have changed that callers give, or that follow from these alone.
    void renumber();

    /// Runs the step.
    ///
    /// @param numbers the numbers by slot
    void run(double[] numbers);
}
