// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

/// A step ready to run for given sizes.
interface StepRun {
    /// Runs the step, or enqueues it.
    ///
    /// @param numbers the numbers by slot
    void run(double[] numbers);
}
