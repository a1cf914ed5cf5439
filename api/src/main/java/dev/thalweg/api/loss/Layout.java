// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// How the shape of an input follows from that of the predictions.
public enum Layout {
    /// The shape of the predictions.
    PREDICTION,
    /// The shape of the predictions without the class axis; of element-wise losses, the shape of the predictions.
    ITEMS,
    /// The class axis alone.
    CLASSES,
    /// Any shape that broadcasts to that of the predictions from the last axis on, as in PyTorch.
    BROADCAST
}
