// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

/// Steps looped over blocks of an axis for given sizes.
///
/// @param size the size of the axis
/// @param rows the rows of a block
/// @param start where the present block begins, as the steps see it
/// @param whole the steps for a whole block
/// @param last the steps for the rest of the rows, if there is one
record BlocksRun(int size, int rows, BlockStart start, StepRun[] whole, StepRun[] last) implements StepRun {
    @Override
    public void run(double[] numbers) {
        int from = 0;
        for (; from + rows <= size; from += rows) {
            run(whole, from, numbers);
        }
        if (from == 0 || from < size) {
            run(last, from, numbers);
        }
    }

    private void run(StepRun[] steps, int from, double[] numbers) {
        start.moveTo(from);
        for (StepRun step : steps) {
            step.run(numbers);
        }
    }
}
