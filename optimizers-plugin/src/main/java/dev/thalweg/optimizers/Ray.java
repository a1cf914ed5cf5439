// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.optimizer.Search.Landscape;

/// The points from where a search stands, along its direction.
final class Ray {
    private static final Landscape NOWHERE = (_, _) -> Double.NaN;

    private final double[] direction;
    /// The gradient at the point that was looked at last.
    private final double[] gradient;
    private final double[] origin;
    private final double[] there;
    private Landscape landscape = NOWHERE;
    private double[] point;
    private double lookedAt;
    private int looks;

    /// What a point is like.
    ///
    /// @param length how far along the direction it lies
    /// @param value the value there
    /// @param slope the slope along the direction there
    record Trial(double length, double value, double slope) {
    }

    Ray(double[] direction, double[] gradient) {
        this.direction = direction;
        this.gradient = gradient;
        this.origin = new double[direction.length];
        this.there = new double[direction.length];
        this.point = there;
    }

    /// Looks at a point that is not on a ray yet.
    double look(Landscape from, double[] at) {
        return from.valueAndGradient(at, gradient);
    }

    /// Begins where a search stands.
    void begin(Landscape from, double[] at) {
        landscape = from;
        point = at;
        System.arraycopy(at, 0, origin, 0, origin.length);
    }

    /// Looks at a point.
    Trial at(double length) {
        place(length, there);
        looks++;
        lookedAt = length;
        double value = landscape.valueAndGradient(there, gradient);
        return new Trial(length, value, Vectors.dot(gradient, direction));
    }

    /// The greatest entry of the direction.
    double reach() {
        return Vectors.greatest(direction);
    }

    /// Goes to a point that was looked at, and has its gradient.
    void moveTo(Trial trial) {
        boolean wasLookedAt = !Double.isInfinite(trial.value());
        if (wasLookedAt && lookedAt != trial.length()) {
            at(trial.length());
        }
        place(trial.length(), point);
    }

    private void place(double length, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = origin[i] + length * direction[i];
        }
    }

    /// How often it looked since this was asked last.
    int takeLooks() {
        int taken = looks;
        looks = 0;
        return taken;
    }
}
