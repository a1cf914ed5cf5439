// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// What a primitive yields.
public enum Sort {
    /// A number of the element type.
    REAL,
    /// True or false.
    MASK,
    /// An integer as wide as the element type.
    BITS
}
