// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

/// What gradient boosting is given as the second derivative of a loss, by which it divides: the sum over a leaf says how far the leaf goes.
public enum Curvature {
    /// The second derivative. It needs a convex loss, for elsewhere it may be negative, and one that bends: that of `quantile` is 0.
    EXACT,
    /// The weight of the row, 1 without weights: leaves go by their mean gradient, as boosters do for absolute and quantile errors. It suits
    /// every loss of single rows; the learning rate then has the unit of predictions.
    UNIT
}
