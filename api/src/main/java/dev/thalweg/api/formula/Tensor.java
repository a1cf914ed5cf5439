// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.List;

/// Numbers over named axes, row-major, in `double`: what the [Evaluator] reads and gives.
///
/// Labels and truths are held as whole numbers. The array is not copied.
///
/// @param axes the axes, outermost first
/// @param sizes the size of each axis
/// @param data the entries, as many as the product of the sizes
public record Tensor(List<Axis> axes, List<Integer> sizes, double[] data) {

    /// Checks that the sizes fit.
    public Tensor {
        axes = List.copyOf(axes);
        sizes = List.copyOf(sizes);
        int length = sizes.stream().reduce(1, Math::multiplyExact);
        if (axes.size() != sizes.size() || length != data.length) {
            throw new IllegalArgumentException(
                    axes + " of sizes " + sizes + " need " + length + " entries, not " + data.length);
        }
    }

    /// A single number.
    ///
    /// @param value the number
    /// @return a tensor without axes
    public static Tensor scalar(double value) {
        return new Tensor(List.of(), List.of(), new double[] {value});
    }

    /// The number of a tensor without axes.
    ///
    /// @return its only entry
    public double number() {
        if (data.length != 1) {
            throw new IllegalStateException("a tensor over " + axes + " is no single number");
        }
        return data[0];
    }

    /// The same numbers with the axes in another order.
    ///
    /// @param wanted the same axes, reordered
    /// @return a tensor in that order
    public Tensor ordered(List<Axis> wanted) {
        if (wanted.equals(axes)) {
            return this;
        }
        Walk walk = new Walk(wanted, wanted.stream().map(a -> sizes.get(axes.indexOf(a))).toList());
        int[] source = walk.offsets(axes, sizes);
        double[] moved = new double[data.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = data[source[i]];
        }
        return new Tensor(wanted, walk.sizes(), moved);
    }

    /// The same numbers over further axes, repeated along those.
    ///
    /// @param wanted all axes of this tensor and perhaps more, in any order
    /// @param wantedSizes the size of each
    /// @return a tensor over the wanted axes
    public Tensor spread(List<Axis> wanted, List<Integer> wantedSizes) {
        int[] source = new Walk(wanted, wantedSizes).offsets(axes, sizes);
        double[] repeated = new double[source.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = data[source[i]];
        }
        return new Tensor(wanted, wantedSizes, repeated);
    }
}
