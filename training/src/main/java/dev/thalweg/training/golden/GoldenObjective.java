// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.optimizer.Search;

/// What the search of a case makes small, and where it begins.
sealed interface GoldenObjective extends Search.Landscape {

    double[] initial();

    /// `xᵀAx/2 - bᵀx`.
    record Quadratic(double[] initial, double[] a, double[] b) implements GoldenObjective {
        @Override
        public double valueAndGradient(double[] point, double[] gradient) {
            double value = 0;
            for (int i = 0; i < point.length; i++) {
                double row = 0;
                for (int j = 0; j < point.length; j++) {
                    row += a[i * point.length + j] * point[j];
                }
                value += point[i] * (row / 2 - b[i]);
                gradient[i] = row - b[i];
            }
            return value;
        }
    }

    /// `Σ 100(x[i+1] - x[i]²)² + (1 - x[i])²`.
    record Rosenbrock(double[] initial) implements GoldenObjective {
        @Override
        public double valueAndGradient(double[] point, double[] gradient) {
            double value = 0;
            gradient[0] = 0;
            for (int i = 0; i + 1 < point.length; i++) {
                double across = point[i + 1] - point[i] * point[i];
                double along = 1 - point[i];
                value += 100 * across * across + along * along;
                gradient[i] += -400 * point[i] * across - 2 * along;
                gradient[i + 1] = 200 * across;
            }
            return value;
        }
    }
}
