// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sizes of all axes of a plan, fused ones included.
public final class Sizes {
    private final Map<Axis, Integer> sizes = new HashMap<>();
    private final @Nullable Sizes whole;
    private final @Nullable Axis blocked;
    private final int rows;
    private final Set<String> local;

    /// Sizes of axes that callers give.
    ///
    /// @param axes the axes
    /// @param given their sizes in the same order
    /// @param fused axes that stand for several others
    public Sizes(List<Axis> axes, int[] given, Map<Axis, List<Axis>> fused) {
        whole = null;
        blocked = null;
        rows = 0;
        local = Set.of();
        for (int i = 0; i < given.length; i++) {
            sizes.put(axes.get(i), given[i]);
        }
        fused.forEach((axis, parts) -> sizes.put(axis, length(parts, axis.name())));
    }

    private Sizes(Sizes whole, Axis axis, int rows, Collection<String> local) {
        this.whole = whole;
        this.local = Set.copyOf(local);
        blocked = axis;
        this.rows = rows;
    }

    /// The sizes within blocks of an axis.
    ///
    /// @param axis the axis
    /// @param rows how many rows a block has
    /// @param held the tensors of which one block is held
    /// @return sizes in which the axis is that long; twins of it, and what it is a twin of, are as long as before
    public Sizes block(Axis axis, int rows, Collection<String> held) {
        return new Sizes(this, axis, rows, held);
    }

    /// The sizes by which a tensor lies in memory.
    ///
    /// @param tensor its name
    /// @return these, unless blocks of a whole tensor are walked
    public Sizes stored(String tensor) {
        return whole == null || local.contains(tensor) ? this : whole;
    }

    /// The sizes of whole tensors.
    ///
    /// @return these, unless blocks are walked
    public Sizes whole() {
        return whole == null ? this : whole;
    }

    /// The axis whose blocks are walked.
    ///
    /// @return the axis, or null if whole tensors are walked
    public @Nullable Axis blocked() {
        return blocked;
    }

    /// The size of an axis.
    ///
    /// @param axis the axis
    /// @return its size
    public int of(Axis axis) {
        if (whole != null) {
            return axis.equals(blocked) ? rows : whole.of(axis);
        }
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
