// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Access;
import dev.thalweg.api.code.Level;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the axes of loops move through the array of an access.
final class OperandWalks {
    private final Access access;
    private final Sizes sizes;
    private final Sizes stored;
    private final Map<Axis, Integer> strides = new HashMap<>();
    private final List<Looked> indexed = new ArrayList<>();
    private int base;

    /// An axis along which an index is looked up.
    record Looked(Access access, int size, int stride) {
    }

    OperandWalks(Access access, Sizes sizes) {
        this.access = access;
        this.sizes = sizes;
        List<Axis> axes = switch (access.source()) {
            case Access.Tensor tensor -> tensor.axes();
            case Access.Ramp ramp -> List.of(ramp.axis());
        };
        stored = switch (access.source()) {
            case Access.Tensor tensor -> sizes.stored(tensor.name());
            case Access.Ramp _ -> sizes.whole();
        };
        int stride = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int size = stored.of(axes.get(i));
            add(access.coordinates().get(i), size, stride);
            stride *= size;
        }
    }

    private void add(Access.Coordinate coordinate, int size, int stride) {
        switch (coordinate) {
            case Access.Along along -> strides.merge(along.axis(), stride, Integer::sum);
            case Access.Indexed index -> indexed.add(new Looked(index.index(), size, stride));
            case Access.At at ->
                base = base < 0 || at.index() < 0 || at.index() >= size ? -1 : base + at.index() * stride;
        }
    }

    /// How far a row of the axis that is walked in blocks moves in an array that is not held in blocks.
    int blockStride() {
        Axis blocked = sizes.blocked();
        return blocked == null || stored.equals(sizes) ? 0 : strides.getOrDefault(blocked, 0);
    }

    int base() {
        return base;
    }

    List<Looked> indexed() {
        return indexed;
    }

    Walk along(List<Axis> axes) {
        return Walk.of(axes.stream().map(axis -> new Walk.Leg(sizes.of(axis), strides.getOrDefault(axis, 0))).toList());
    }

    Level level(List<Axis> outer) {
        Set<Axis> inner = new HashSet<>(access.axes());
        boolean perRow = inner.removeAll(Set.copyOf(outer));
        return (perRow ? Level.ROW : Level.UNIFORM).join(inner.isEmpty() ? Level.UNIFORM : Level.COLUMN);
    }
}
