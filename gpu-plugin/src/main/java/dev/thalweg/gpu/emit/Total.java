// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Reduction;

/// A fold over everything: each group leaves a partial sum, of which the host makes the number.
///
/// @param name the buffer
/// @param index which of the totals of the plan; its partial sums begin at that many times [Form#MOST_GROUPS]
/// @param op how
public record Total(String name, int index, Reduction op) {
    /// Where its partial sums begin.
    ///
    /// @return the place
    public int place() {
        return index * Form.MOST_GROUPS;
    }
}
