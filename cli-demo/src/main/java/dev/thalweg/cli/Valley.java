// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.stream.IntStream;

/// A curved valley with a flat floor, down which optimizers walk: `(1 - x)² + 100·(y - x²)²`, lowest at (1, 1).
///
/// Source: H. H. Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of a Function", 1960.
final class Valley {
    /// The function as a text.
    static final String TEXT = "(1 - x)² + 100(y - x²)²";
    /// What is drawn of it from left to right.
    static final Scale ACROSS = Scale.linear(-1.75, 1.75);
    /// What is drawn of it from bottom to top.
    static final Scale UP = Scale.linear(-0.6, 1.8);
    private static final int CORNERS = 160;
    private static final double OUTSIDE = 0.1;

    private Valley() {
    }

    /// Where optimizers begin.
    static double[] start() {
        return new double[] {-1.2, 1};
    }

    /// Where the valley is lowest.
    static double[] end() {
        return new double[] {1, 1};
    }

    static double value(double[] point) {
        double across = point[1] - point[0] * point[0];
        return (1 - point[0]) * (1 - point[0]) + 100 * across * across;
    }

    static double[] gradient(double[] point) {
        double across = point[1] - point[0] * point[0];
        return new double[] {-2 * (1 - point[0]) - 400 * point[0] * across, 200 * across};
    }

    /// A closed line of points at which the value is the same.
    ///
    /// @param x the points from left to right
    /// @param y the points from bottom to top
    record Contour(double[] x, double[] y) {
    }

    /// The points at some height, as far as they are in the picture.
    static Contour contour(double height) {
        double radius = Math.sqrt(height);
        double left = Math.max(1 - radius, ACROSS.from() - OUTSIDE);
        double right = Math.min(1 + radius, ACROSS.to() + OUTSIDE);
        double[] x = new double[CORNERS + 1];
        double[] y = new double[CORNERS + 1];
        for (int i = 0; i <= CORNERS; i++) {
            double turn = 2 * Math.PI * i / CORNERS;
            x[i] = (left + right + (right - left) * StrictMath.cos(turn)) / 2;
            double beside = Math.sqrt(Math.max(0, height - (1 - x[i]) * (1 - x[i]))) / 10;
            y[i] = x[i] * x[i] + (turn < Math.PI ? beside : -beside);
        }
        return new Contour(x, y);
    }
}
