// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Standard scaling, `(value - mean) / deviation`, with the population's standard deviation (divided by n).
///
/// @param mean the mean of the values it was fitted on
/// @param deviation their standard deviation; 0 says that they were constant, and then every value scales to 0
public record Scaling(double mean, double deviation) {

    /// Leaves values as they are.
    public static final Scaling NONE = new Scaling(0, 1);

    /// Refuses numbers that cannot scale.
    public Scaling {
        if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a scaling: mean " + mean + ", deviation " + deviation);
        }
    }

    /// Whether the values it was fitted on were all the same.
    ///
    /// @return whether everything scales to 0
    public boolean isConstant() {
        return deviation == 0;
    }

    /// A value in units of the deviation.
    ///
    /// @param value in units of the file
    /// @return in standard units
    public double apply(double value) {
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }

    /// The way back.
    ///
    /// @param scaled in standard units
    /// @return in units of the file
    public double restore(double scaled) {
        return scaled * deviation + mean;
    }
}
