// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// A loss whose inputs have named axes of their own: pairs and triplets of embeddings, a batch of two views, features with the weights
/// of a layer.
///
/// Each input declares its axes with [Layout#of(dev.thalweg.api.formula.Axis...)]; an axis that several inputs name has one size. The
/// axis of the items is the one of the first input that is called `n`, or else its first. Where [#acceptsSingleItem()], callers may leave it out of all inputs.
public interface OwnAxesLoss extends LossPlugin {
    @Override
    default String item() {
        return "item";
    }

    /// Whether a single item may be given without the axis of the items.
    ///
    /// @return false unless the formula needs no second item
    default boolean acceptsSingleItem() {
        return false;
    }
}
