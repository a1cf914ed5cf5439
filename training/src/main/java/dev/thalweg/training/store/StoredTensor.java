// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;
import java.util.List;

/// Numbers and their shape, row-major.
///
/// @param shape the size of each axis; none for a single number
/// @param array `float[]` or `double[]`, not copied
public record StoredTensor(List<Integer> shape, Object array) {

    /// Checks that both fit.
    public StoredTensor {
        shape = List.copyOf(shape);
        int entries = shape.stream().reduce(1, Math::multiplyExact);
        if (!(array instanceof float[] || array instanceof double[]) || Array.getLength(array) != entries) {
            throw new IllegalArgumentException("shape " + shape + " needs a float[] or double[] of " + entries);
        }
    }

    /// The type of the numbers.
    ///
    /// @return by the array
    public ElementType type() {
        return array instanceof float[] ? ElementType.F32 : ElementType.F64;
    }

    /// The number of entries.
    ///
    /// @return the product of the sizes
    public int entries() {
        return Array.getLength(array);
    }
}
