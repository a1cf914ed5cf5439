// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import java.util.List;

/// Which axes an input of a loss has: those that follow from the shape of the predictions, or named ones of its own.
public sealed interface Layout {
    /// The shape of the predictions.
    Layout PREDICTION = Relative.PREDICTION;
    /// The shape of the predictions without the class axis; of element-wise losses, the shape of the predictions.
    Layout ITEMS = Relative.ITEMS;
    /// The class axis alone.
    Layout CLASSES = Relative.CLASSES;
    /// Any shape that broadcasts to that of the predictions from the last axis on, as in PyTorch.
    Layout BROADCAST = Relative.BROADCAST;
    /// The shape of the predictions, or that without their last axis, or with 1 there: a number for each element or for each row.
    Layout LEADING = Relative.LEADING;

    /// Named axes, such as `[n, d]` for rows of features. Inputs of one loss that name the same axis have the same size there.
    ///
    /// @param axes the axes, outermost first; none for a single number
    /// @return the layout
    static Layout of(Axis... axes) {
        return new Own(List.of(axes));
    }

    /// A shape that follows from that of the predictions.
    enum Relative implements Layout {
        /// That of the predictions.
        PREDICTION,
        /// Without the class axis.
        ITEMS,
        /// The class axis alone.
        CLASSES,
        /// Broadcasts to that of the predictions.
        BROADCAST,
        /// That of the predictions, perhaps without the last axis.
        LEADING
    }

    /// Axes of the input's own.
    ///
    /// @param axes the axes, outermost first
    record Own(List<Axis> axes) implements Layout {
        /// Copies the axes.
        public Own {
            axes = List.copyOf(axes);
        }
    }
}
