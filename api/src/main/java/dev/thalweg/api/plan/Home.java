// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

/// Where the entries of a buffer live.
public enum Home {
    /// In an array that the caller binds.
    OUTPUT,
    /// In memory of the size of the whole tensor, owned by the invocation.
    SCRATCH,
    /// In memory of one row, owned by the thread: written and read within one row of a nest.
    ROW,
    /// In a variable of the row: written and read within one row of a nest; it has the outer axes only.
    REGISTER,
    /// A single `double`, the result of a reduction over everything.
    SCALAR
}
