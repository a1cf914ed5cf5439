// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Fits a [Scaling]: mean and deviation in `double`, summed in row order, in two sweeps (the second one around the
/// mean, so that a large mean does not swallow a small spread).
final class ScalingFit {
    private ScalingFit() {
    }

    /// Fits on the cells of some rows that are not missing; none at all count as constant.
    static Scaling of(NumericColumn column, int[] rows, Place place) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int row : rows) {
            double value = column.value(row);
            if (!Double.isNaN(value)) {
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
                count++;
            }
        }
        if (count == 0) {
            return new Scaling(0, 0);
        }
        if (low == high) {
            return new Scaling(low, 0);
        }
        double mean = sum / count;
        double squares = 0;
        for (int row : rows) {
            double residual = column.value(row) - mean;
            squares += Double.isNaN(residual) ? 0 : residual * residual;
        }
        return checked(mean, Math.sqrt(squares / count), place.atColumn(column.position(), column.name()));
    }

    /// From sums that were taken elsewhere.
    static Scaling checked(double mean, double deviation, Place place) {
        if (!Double.isFinite(mean) || !Double.isFinite(deviation)) {
            throw DataError.NOT_FINITE.at(place,
                    "the values are so large that their mean or deviation overflows. Rescale or drop the column.");
        }
        return new Scaling(mean, deviation);
    }
}
