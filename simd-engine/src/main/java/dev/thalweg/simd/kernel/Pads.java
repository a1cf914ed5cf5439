// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.SweepCode;

/// Memory for the operands of positions that fill no vector.
public final class Pads {
    private Pads() {
    }

    /// Two vectors for each load and store, then the numbers of the lanes.
    ///
    /// @param sweep what is read and written
    /// @return a new array
    public static Object of(SweepCode sweep) {
        int at = padOf(sweep.tensors() - sweep.folds().size());
        Object pads = sweep.type().newArray(at + Kernel.LANES);
        for (int lane = 0; lane < Kernel.LANES; lane++) {
            TransposeLoop.set(pads, at + lane, lane);
        }
        return pads;
    }

    /// Where the pad of a load or store is; behind the last one are the numbers of the lanes.
    static int padOf(int tensor) {
        return 2 * tensor * Kernel.LANES;
    }
}
