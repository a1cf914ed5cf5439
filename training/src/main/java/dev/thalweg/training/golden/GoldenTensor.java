// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// A tensor of a file.
///
/// @param shape its sizes, none for a single number
/// @param data its entries, row-major
record GoldenTensor(List<Integer> shape, double[] data) {
    GoldenTensor {
        shape = List.copyOf(shape);
        if (shape.stream().reduce(1, Math::multiplyExact) != data.length) {
            throw new IllegalArgumentException("the shape " + shape + " does not fit " + data.length + " entries");
        }
    }

    int[] sizes() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The axes of a tensor whose entries are treated alike.
    List<Axis> anyAxes() {
        return IntStream.range(0, shape.size()).mapToObj(i -> Axis.of("a" + i)).toList();
    }

    /// The entries over axes; those of size 1 may be left out.
    Tensor over(List<Axis> axes) {
        List<Integer> sizes = axes.size() == shape.size() ? shape : shape.stream().filter(size -> size != 1).toList();
        return new Tensor(axes, sizes, data);
    }
}
