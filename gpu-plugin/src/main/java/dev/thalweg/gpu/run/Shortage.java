// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import java.util.Locale;
import java.util.function.Predicate;

/// Says what would fit, where memory of the device is short.
final class Shortage {
    /// How lack of memory is told.
    static final String ID = "TH-B014";

    private Shortage() {
    }

    /// The error with advice: the first axis that can be made short enough, which in a training is that of the rows. Where the sizes fit, the
    /// driver has less than it said, and there is no advice.
    ///
    /// @param error what went wrong
    /// @param sizes the size of each axis of the plan
    /// @param fits whether other sizes would fit
    /// @return the error to throw
    static ThalwegException explained(ThalwegException error, KernelPlan plan, int[] sizes, Predicate<int[]> fits) {
        for (int slot = 0; slot < sizes.length && !fits.test(sizes); slot++) {
            Axis axis = plan.axes().get(slot);
            if (axis.constantSize() == 0 && sizes[slot] > 1 && fits.test(with(sizes, slot, 1))) {
                return new ThalwegException(ID, error.category(), error.getMessage() + String.format(Locale.ROOT,
                        " Of axis '%s', %,d instead of %,d fit at once.", axis, largest(sizes, slot, fits),
                        sizes[slot]),
                        error);
            }
        }
        return error;
    }

    /// Between a size that fits and one that does not.
    private static int largest(int[] sizes, int slot, Predicate<int[]> fits) {
        int fitting = 1;
        int tooLarge = sizes[slot];
        while (tooLarge - fitting > 1) {
            int middle = fitting + (tooLarge - fitting) / 2;
            if (fits.test(with(sizes, slot, middle))) {
                fitting = middle;
            } else {
                tooLarge = middle;
            }
        }
        return fitting;
    }

    private static int[] with(int[] sizes, int slot, int size) {
        int[] changed = sizes.clone();
        changed[slot] = size;
        return changed;
    }
}
