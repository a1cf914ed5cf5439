// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import dev.thalweg.bench.race.Work;

/// A work in one shape, without its data yet.
///
/// @param family the work
/// @param sizes the shape
public record Item(Family family, int[] sizes) {

    /// Makes the data.
    ///
    /// @return the work
    public Work work() {
        return family.work(sizes);
    }

    /// The shape.
    ///
    /// @return such as `128x10`
    public String shape() {
        return Family.text(sizes);
    }

    /// How it is named on the command line.
    ///
    /// @return such as `cross-entropy:128x10`
    public String name() {
        return family.id() + ":" + shape();
    }
}
