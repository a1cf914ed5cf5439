// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.util.List;

/// What an optimizer keeps for a parameter between steps.
///
/// @param shape the size of each axis; none for a single number
/// @param array its numbers, of the run's element type
record Kept(List<Integer> shape, Object array) {
    Kept {
        shape = List.copyOf(shape);
    }

    boolean isNumber() {
        return shape.isEmpty();
    }

    /// The single number.
    double number() {
        return array instanceof float[] numbers ? numbers[0] : ((double[]) array)[0];
    }

    /// Replaces the single number.
    void number(double value) {
        if (array instanceof float[] numbers) {
            numbers[0] = (float) value;
        } else {
            ((double[]) array)[0] = value;
        }
    }
}
