// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.List;

/// A value that a plan stores.
///
/// @param name its name, unique in the plan; statements read it as an input of this name
/// @param axes its axes, outermost first; of a [Home#ROW] buffer, without the outer axes of its nest
/// @param home where it lives
/// @param inside the buffer of the same axes in whose memory it lives, before that one is written or after it was read for the last
/// time, or an empty text; its home is then [Home#SCRATCH], and no memory of its own is needed
public record Buffer(String name, List<Axis> axes, Home home, String inside) {
    /// Copies the axes.
    public Buffer {
        axes = List.copyOf(axes);
    }

    /// The buffer in whose memory it lives.
    ///
    /// @return another buffer, or itself
    public String memory() {
        return inside.isEmpty() ? name : inside;
    }

    @Override
    public String toString() {
        return name;
    }
}
