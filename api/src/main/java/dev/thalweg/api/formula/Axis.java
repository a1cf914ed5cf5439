// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Objects;

/// A named axis of a tensor, such as `n` (batch) or `c` (classes).
///
/// Axes are matched by name, never by position. Their sizes are known when a kernel runs; a *constant* size, such as the
/// four coordinates of a box, is known when the formula is written.
///
/// @param name the name, not blank
/// @param constantSize the size fixed by the formula, or 0 when it is known only at run time
public record Axis(String name, int constantSize) implements Comparable<Axis> {

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
        return new Axis(name, 0);
    }

    /// An axis of a size that the formula fixes.
    ///
    /// @param name the name
    /// @param size the size, at least 1
    /// @return the axis
    public static Axis of(String name, int size) {
        return new Axis(name, size);
    }

    @Override
    public int compareTo(Axis other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Integer.compare(constantSize, other.constantSize);
    }

    @Override
    public String toString() {
        return name;
    }
}
