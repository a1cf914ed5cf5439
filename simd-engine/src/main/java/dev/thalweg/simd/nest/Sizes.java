// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sizes of all axes of a plan, fused ones included.
public final class Sizes {
    private final Map<Axis, Integer> sizes = new HashMap<>();

    /// Sizes of axes that callers give.
    ///
    /// @param axes the axes
    /// @param given their sizes in the same order
    /// @param fused axes that stand for several others
    public Sizes(List<Axis> axes, int[] given, Map<Axis, List<Axis>> fused) {
        for (int i = 0; i < given.length; i++) {
            sizes.put(axes.get(i), given[i]);
        }
        fused.forEach((axis, parts) -> sizes.put(axis, length(parts, axis.name())));
    }

    /// The size of an axis.
    ///
    /// @param axis the axis
    /// @return its size
    public int of(Axis axis) {
        Integer size = sizes.get(axis.source());
        if (size != null) {
            return size;
        }
        if (axis.constantSize() > 0) {
            return axis.constantSize();
        }
        throw new IllegalStateException("no size of axis " + axis);
    }

    /// The number of entries of a tensor.
    ///
    /// @param axes its axes
    /// @param name its name, for the message
    /// @return the product of the sizes
    public int length(Collection<Axis> axes, String name) {
        long length = 1;
        for (Axis axis : axes) {
            length *= of(axis);
            if (length > Integer.MAX_VALUE) {
                throw new ThalwegException("TH-S004",
                        "'" + name + "' over " + axes + " would have more than 2^31 - 1 entries; "
                                + "one tensor must fit into one array. Use a smaller batch.");
            }
        }
        return (int) length;
    }
}
