// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

/// The last steps and how the gradient changed in them, from which a direction is made: the two-loop recursion.
///
/// Pairs lie in a ring: the oldest one is overwritten.
final class CurvatureHistory {
    /// What a pair must have of curvature to be kept.
    private static final double LEAST_CURVATURE = 1e-10;

    private final int most;
    private final int entries;
    private final double[] steps;
    private final double[] changes;
    /// How many pairs were kept in all, and the scale of the last one.
    private final double[] counts = {0, 1};
    private final double[] weights;
    private final double[] curvatures;
    private final double[] step;
    private final double[] change;

    CurvatureHistory(int most, int entries) {
        this.most = most;
        this.entries = entries;
        this.steps = new double[Math.multiplyExact(most, entries)];
        this.changes = new double[steps.length];
        this.weights = new double[most];
        this.curvatures = new double[most];
        this.step = new double[entries];
        this.change = new double[entries];
    }

    double[] steps() {
        return steps;
    }

    double[] changes() {
        return changes;
    }

    double[] counts() {
        return counts;
    }

    /// Takes notice of a step along a direction.
    void learn(double[] direction, double length, double[] gradient, double[] before) {
        for (int i = 0; i < entries; i++) {
            step[i] = length * direction[i];
            change[i] = gradient[i] - before[i];
        }
        double curvature = Vectors.dot(step, change);
        if (curvature > LEAST_CURVATURE) {
            int row = row((int) counts[0]);
            System.arraycopy(step, 0, steps, row, entries);
            System.arraycopy(change, 0, changes, row, entries);
            counts[0]++;
            counts[1] = curvature / Vectors.dot(change, change);
        }
    }

    /// Makes the direction of a gradient.
    void direct(double[] gradient, double[] direction) {
        for (int i = 0; i < entries; i++) {
            direction[i] = -gradient[i];
        }
        int last = (int) counts[0] - 1;
        int first = Math.max(0, last + 1 - most);
        for (int pair = last; pair >= first; pair--) {
            curvatures[pair % most] = Vectors.dot(steps, row(pair), changes, row(pair), entries);
            weights[pair % most] = Vectors.dot(steps, row(pair), direction) / curvatures[pair % most];
            Vectors.add(direction, -weights[pair % most], changes, row(pair));
        }
        for (int i = 0; i < entries; i++) {
            direction[i] *= counts[1];
        }
        for (int pair = first; pair <= last; pair++) {
            double seen = Vectors.dot(changes, row(pair), direction) / curvatures[pair % most];
            Vectors.add(direction, weights[pair % most] - seen, steps, row(pair));
        }
    }

    private int row(int pair) {
        return pair % most * entries;
    }
}
