// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

/// Metrics of predicted numbers, in the units of the arguments. With `r = prediction - target` over n rows:
///
/// - `mae`: `Σ|r| / n`
/// - `rmse`: `√(Σr² / n)`
/// - `r2`: `1 - Σr² / Σ(target - mean target)²`, the mean being that of these rows; 1 is perfect, 0 is as good as the
///   mean, and it can be negative. Not defined when all targets are equal.
public final class RegressionMetrics {
    private RegressionMetrics() {
    }

    /// Measures predictions.
    ///
    /// @param predictions one a row
    /// @param targets one a row
    /// @return `mae`, `rmse`, `r2`
    /// @throws IllegalArgumentException if there is no row, or the lengths differ
    public static Measurement of(double[] predictions, double[] targets) {
        Rows.require(targets.length, predictions.length);
        double absolute = 0;
        double squares = 0;
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            double residual = predictions[row] - targets[row];
            absolute += Math.abs(residual);
            squares += residual * residual;
            sum += targets[row];
        }
        int rows = targets.length;
        var measured = new Measurement.Builder().put("mae", absolute / rows).put("rmse", Math.sqrt(squares / rows));
        if (areAllEqual(targets)) {
            return measured.absent("r2", rows == 1 ? "there is one row only" : "all targets are equal").build();
        }
        return measured.put("r2", 1 - squares / squaresAround(sum / rows, targets)).build();
    }

    private static boolean areAllEqual(double[] targets) {
        for (double target : targets) {
            if (target != targets[0]) {
                return false;
            }
        }
        return true;
    }

    private static double squaresAround(double mean, double[] targets) {
        double squares = 0;
        for (double target : targets) {
            squares += (target - mean) * (target - mean);
        }
        return squares;
    }
}
