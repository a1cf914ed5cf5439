// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Reduction;

/// One thing that a sweep does at every position.
///
/// Its value is a formula of element-wise nodes only; leaves are inputs and buffers (as [Expr.Input]), scalars (as [Expr.Hyper]),
/// constants, positions along axes of the loop, and [Expr.Pick] of an input or buffer with an index that is itself such a formula.
public sealed interface Statement {
    /// The name of the buffer that it writes.
    ///
    /// @return the target
    String target();

    /// What it computes.
    ///
    /// @return the value
    Expr value();

    /// Writes the value at the position.
    ///
    /// @param target a buffer with the axes of the loop
    /// @param value the value
    record Store(String target, Expr value) implements Statement {
    }

    /// Folds the value into the target: a register of the row, or a scalar of the whole plan.
    ///
    /// @param target a [Home#REGISTER], [Home#SCRATCH] or [Home#OUTPUT] buffer with the outer axes of the nest (the inner axes are
    /// folded), or a [Home#SCALAR] (all axes are folded)
    /// @param op `SUM`, `MAX` or `MIN`
    /// @param value the value
    record Accumulate(String target, Reduction op, Expr value) implements Statement {
    }
}
