// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// What the entries of a value mean.
public enum Kind {
    /// A real number, stored as `float` or `double`.
    REAL,
    /// An integer class index, stored as `int`; never differentiated. Exact in kernels up to 2²⁴.
    LABEL,
    /// True or false; the result of a comparison, or a mask stored as `int` (0 is false).
    TRUTH
}
