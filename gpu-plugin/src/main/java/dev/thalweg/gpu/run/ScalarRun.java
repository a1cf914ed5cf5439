// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.plan.ScalarProgram;

/// Scalar code, on the host.
///
/// @param program the code
/// @param readsTotals whether it needs what the device folds
/// @param totals what the device folds
record ScalarRun(ScalarProgram program, boolean readsTotals, Totals totals) implements StepRun {
    @Override
    public void run(double[] numbers) {
        if (readsTotals) {
            totals.bring(numbers);
        }
        program.run(numbers);
    }
}
