// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.List;

/// What a contestant has computed.
///
/// @param value the number, NaN where the work has none
/// @param tensors gradients, updated parameters or products, in the order in which the problem names them
public record Answer(double value, List<float[]> tensors) {
    /// Single precision in another order: sums of some thousand terms, relative to the largest element of the tensor.
    public static final double TOLERANCE = 1e-4;

    /// Copies the list.
    public Answer {
        tensors = List.copyOf(tensors);
    }

    /// Compares, an element at a time.
    ///
    /// @param other another answer to the same problem
    /// @param valueTolerance how far the values may be apart, relative to this one
    /// @return what differs, or an empty text
    String difference(Answer other, double valueTolerance) {
        if (tensors.size() != other.tensors.size()) {
            return tensors.size() + " tensors and " + other.tensors.size();
        }
        if (Math.abs(value - other.value) > valueTolerance * Math.abs(value)
                || Double.isNaN(value) != Double.isNaN(other.value)) {
            return "values " + value + " and " + other.value;
        }
        for (int t = 0; t < tensors.size(); t++) {
            String difference = difference(tensors.get(t), other.tensors.get(t));
            if (!difference.isEmpty()) {
                return "tensor " + t + ": " + difference;
            }
        }
        return "";
    }

    private static String difference(float[] one, float[] other) {
        if (one.length != other.length) {
            return "lengths " + one.length + " and " + other.length;
        }
        float largest = 0;
        for (float number : one) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < one.length; i++) {
            if (!(Math.abs(one[i] - other[i]) <= TOLERANCE * largest)) {
                return "element " + i + " is " + one[i] + " and " + other[i] + ", the largest " + largest;
            }
        }
        return "";
    }
}
