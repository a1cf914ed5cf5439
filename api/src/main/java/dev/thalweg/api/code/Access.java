// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.formula.Axis;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a sweep reads or writes: a source and, for each of its stored axes, which index.
///
/// @param source what is read or written
/// @param coordinates an index for each stored axis, outermost first
public record Access(Source source, List<Coordinate> coordinates) {

    /// Copies the coordinates.
    public Access {
        coordinates = List.copyOf(coordinates);
    }

    /// What has entries.
    public sealed interface Source {
    }

    /// An input or a buffer of the plan.
    ///
    /// @param name its name
    /// @param axes its axes, outermost first
    public record Tensor(String name, List<Axis> axes) implements Source {
        /// Copies the axes.
        public Tensor {
            axes = List.copyOf(axes);
        }
    }

    /// The whole numbers 0, 1, 2, … along an axis.
    ///
    /// @param axis the axis
    public record Ramp(Axis axis) implements Source {
    }

    /// Which index along a stored axis.
    public sealed interface Coordinate {
    }

    /// The index of the loop over an axis.
    ///
    /// @param axis the axis
    public record Along(Axis axis) implements Coordinate {
    }

    /// The same index everywhere.
    ///
    /// @param index the index; outside the axis the entry is 0
    public record At(int index) implements Coordinate {
    }

    /// An index that is read.
    ///
    /// @param index where it is read
    public record Indexed(Access index) implements Coordinate {
    }

    /// A tensor at the position of the loop.
    ///
    /// @param name its name
    /// @param axes its axes
    /// @return the access
    public static Access of(String name, List<Axis> axes) {
        return new Access(new Tensor(name, axes), axes.stream().<Coordinate>map(Along::new).toList());
    }

    /// The position along an axis.
    ///
    /// @param axis the axis
    /// @return the access
    public static Access position(Axis axis) {
        return new Access(new Ramp(axis), List.of(new Along(axis)));
    }

    /// The axes of loops on which the entry depends.
    ///
    /// @return the axes, those of indices included
    public SortedSet<Axis> axes() {
        SortedSet<Axis> axes = new TreeSet<>();
        for (Coordinate coordinate : coordinates) {
            switch (coordinate) {
                case Along along -> axes.add(along.axis);
                case Indexed indexed -> axes.addAll(indexed.index.axes());
                case At _ -> {
                }
            }
        }
        return axes;
    }

    /// Whether no entry is looked up by an index that is read or fixed.
    ///
    /// @return true if every coordinate is that of a loop
    public boolean isPlain() {
        return coordinates.stream().allMatch(Along.class::isInstance);
    }
}
