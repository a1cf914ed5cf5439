// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import java.util.List;
import java.util.Optional;

/// An output of a case as it was computed, beside the answers that are right.
///
/// @param isGradient whether it is a derivative
/// @param answers the right answers, the reference's first
/// @param computed what was computed
/// @param nodeErrors by how much the formula itself is off when it is evaluated node by node in single precision,
///     where that is asked for; infinite where it leaves the finite numbers
record Outcome(boolean isGradient, List<double[]> answers, double[] computed, Optional<double[]> nodeErrors) {
    /// The name of the value of a loss.
    static final String VALUE = "value";

    private static final String GRADIENT = "gradient of ";
    private static final String CLIPPED = "clipped gradient ";

    /// The name of the gradient with respect to an input.
    static String gradientOf(String input) {
        return GRADIENT + input;
    }

    /// The name of a clipped gradient.
    static String clipped(int index) {
        return CLIPPED + index;
    }

    static boolean isGradient(String name) {
        return name.startsWith(GRADIENT) || name.startsWith(CLIPPED);
    }
}
