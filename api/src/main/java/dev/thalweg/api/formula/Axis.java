// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A named axis of a tensor, such as `n` (batch) or `c` (classes).
///
/// Axes are matched by name, never by position. Their sizes are known when a kernel runs; a *constant* size, such as the
/// four coordinates of a box, is known when the formula is written. A *twin* is a second name for the rows of another axis and
/// has its size: with `n` and its twin `m`, pairs of rows are `[n, m]`.
///
/// @param name the name, not blank
/// @param constantSize the size fixed by the formula, or 0 when it is known only at run time
/// @param original the axis of which this one is a twin; null for an axis of its own
public record Axis(String name, int constantSize, @Nullable Axis original) implements Comparable<Axis> {

    /// Checks the name and the size.
    public Axis {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("an axis needs a name");
        }
        if (constantSize < 0) {
            throw new IllegalArgumentException("axis " + name + ": size " + constantSize + " is negative");
        }
    }

    /// An axis whose size is known at run time.
    ///
    /// @param name the name
    /// @return the axis
    public static Axis of(String name) {
        return new Axis(name, 0, null);
    }

    /// An axis of a size that the formula fixes.
    ///
    /// @param name the name
    /// @param size the size, at least 1
    /// @return the axis
    public static Axis of(String name, int size) {
        return new Axis(name, size, null);
    }

    /// A second name for the rows of this axis.
    ///
    /// @param other the second name
    /// @return an axis of the same size
    public Axis twin(String other) {
        return new Axis(other, constantSize, source());
    }

    /// The axis whose size this one has: itself, or what it is a twin of.
    ///
    /// @return an axis that is no twin
    public Axis source() {
        return original == null ? this : original;
    }

    /// The size of this axis.
    ///
    /// @param sizes the sizes of axes that are no twins; those of constant size may be absent
    /// @return the size
    /// @throws IllegalArgumentException if it is not among them
    public int sizeIn(Map<Axis, Integer> sizes) {
        if (constantSize > 0) {
            return constantSize;
        }
        Integer size = sizes.get(source());
        if (size == null) {
            throw new IllegalArgumentException("no size of axis " + name);
        }
        return size;
    }

    @Override
    public int compareTo(Axis other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : key().compareTo(other.key());
    }

    private String key() {
        return constantSize + (original == null ? "" : "=" + original.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
