// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

/// How good the reference values of a case are, where they are worse than usual.
///
/// @param relative in units of the element
/// @param absolute in units of 1
record Tolerance(double relative, double absolute) {
    static final Tolerance NONE = new Tolerance(0, 0);

    double of(double expected) {
        return relative * Math.abs(expected) + absolute;
    }
}
