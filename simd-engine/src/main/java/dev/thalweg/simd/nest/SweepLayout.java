// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.formula.Reduction;
import dev.thalweg.simd.kernel.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sweep for given sizes.
///
/// @param part the sweep
/// @param form which way it walks
/// @param positions inner positions of a row
/// @param loads what it reads, in the order of the kernel's tensors
/// @param stores what it writes, likewise
/// @param folds where folds go, likewise
record SweepLayout(NestCode.SweepPart part, Form form, int positions, List<Operand> loads, List<Operand> stores,
        List<FoldTarget> folds) {

    /// Where a fold goes.
    ///
    /// @param op how values are folded
    /// @param total which total of the nest, or −1
    /// @param row the entry of the row, if it is no total
    /// @param goesOn whether blocks after the first fold into what those before left
    record FoldTarget(Reduction op, int total, @Nullable Operand row, boolean goesOn) {
    }

    boolean uses(Operand operand) {
        return loads.contains(operand) || stores.contains(operand);
    }

    /// The longest run that a kernel gets.
    int run() {
        return switch (form) {
            case FLAT, ROWS -> NestLayout.CHUNK;
            case ALONG -> Math.min(positions, NestLayout.CHUNK);
            case ACROSS -> Math.min(positions, NestLayout.ACROSS_RUN);
        };
    }
}
