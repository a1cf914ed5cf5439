// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.List;

/// A row-major walk over axes: where each of its positions lies in tensors over some of them.
///
/// @param axes the axes, outermost first
/// @param sizes their sizes
record Walk(List<Axis> axes, List<Integer> sizes) {

    /// The number of positions.
    int length() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /// For every position, the index into a tensor; axes that the tensor lacks do not move it.
    int[] offsets(List<Axis> of, List<Integer> ofSizes) {
        return linear(strides(of, ofSizes));
    }

    /// The same, at index 0 along one axis of the tensor.
    int[] offsets(List<Axis> of, List<Integer> ofSizes, Axis fixed) {
        int[] strides = strides(of, ofSizes);
        int at = axes.indexOf(fixed);
        if (at >= 0) {
            strides[at] = 0;
        }
        return linear(strides);
    }

    private int[] strides(List<Axis> of, List<Integer> ofSizes) {
        int[] strides = new int[axes.size()];
        int stride = 1;
        for (int i = of.size() - 1; i >= 0; i--) {
            int at = axes.indexOf(of.get(i));
            if (at >= 0) {
                strides[at] = stride;
            }
            stride *= ofSizes.get(i);
        }
        return strides;
    }

    private int[] linear(int[] strides) {
        int[] result = new int[length()];
        int[] at = new int[axes.size()];
        int offset = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = offset;
            for (int d = axes.size() - 1; d >= 0; d--) {
                offset += strides[d];
                if (++at[d] < sizes.get(d)) {
                    break;
                }
                offset -= strides[d] * sizes.get(d);
                at[d] = 0;
            }
        }
        return result;
    }
}
