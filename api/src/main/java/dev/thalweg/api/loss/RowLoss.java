// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// A loss of rows of classes: an item is a row, and the class axis is the second axis of the predictions (the only one when a
/// single row is given). Further axes, as in images, are item axes too.
public interface RowLoss extends LossPlugin {
    @Override
    default boolean rowWise() {
        return true;
    }
}
