// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A curve of times over sizes, and the places where it jumps.
///
/// Neighbouring sizes are at most a quarter apart, so that even a cost which does not depend on the size at all looks no steeper
/// than 1.25.
///
/// @param sizes ascending
/// @param times the time of a call for each size
/// @param countsElements whether times are compared an element; for small rows whole calls are compared
record Cliffs(List<Integer> sizes, List<Double> times, boolean countsElements) {
    static final double STEEPNESS = 1.5;

    /// A place where it jumps.
    ///
    /// @param size the size that is slow
    /// @param cost its cost
    /// @param neighbour the size beside it that is fast
    /// @param neighbourCost the cost of that
    record Cliff(int size, double cost, int neighbour, double neighbourCost) {
    }

    /// Measures a curve.
    static Cliffs measure(List<Integer> sizes, IntToDoubleFunction time, boolean countsElements) {
        return new Cliffs(sizes, sizes.stream().map(size -> time.applyAsDouble(size)).toList(), countsElements);
    }

    /// The sizes that cost more than one and a half times as much as one beside them.
    List<Cliff> find() {
        List<Cliff> found = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            int cheaper = cheaperNeighbour(i);
            if (cost(i) > STEEPNESS * cost(cheaper)) {
                found.add(new Cliff(sizes.get(i), cost(i), sizes.get(cheaper), cost(cheaper)));
            }
        }
        return found;
    }

    private int cheaperNeighbour(int i) {
        int before = Math.max(0, i - 1);
        int after = Math.min(sizes.size() - 1, i + 1);
        return cost(before) <= cost(after) ? before : after;
    }

    private double cost(int i) {
        return countsElements ? times.get(i) / sizes.get(i) : times.get(i);
    }

    /// Sizes at and beside powers of two, and in between.
    static List<Integer> sizes(int from, int to) {
        List<Integer> sizes = new ArrayList<>();
        for (long power = from; power <= to; power *= 2) {
            for (long size : new long[] {power - 1, power, power + 1, power * 5 / 4, power * 3 / 2, power * 7 / 4}) {
                if (size >= from && size <= to) {
                    sizes.add(Math.toIntExact(size));
                }
            }
        }
        return List.copyOf(sizes);
    }
}
