// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

/// A step ready to run for given sizes.
@FunctionalInterface
interface StepRun {
    /// Runs the step.
    ///
    /// @param arrays the arrays by slot
    /// @param numbers the numbers by slot
    void run(Object[] arrays, double[] numbers);
}
