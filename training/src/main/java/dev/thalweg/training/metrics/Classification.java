// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

/// What was measured on rows of classes.
///
/// @param measurement the metrics
/// @param confusion how the classes were confused
public record Classification(Measurement measurement, ConfusionMatrix confusion) {
}
