// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Everything that was fitted on the training part, so that raw rows can be predicted later. Plain values; see
/// [PreprocessingJson] for their form in a file.
///
/// @param inputs how columns become features
/// @param target how the target becomes numbers or labels
public record Preprocessing(InputEncoding inputs, TargetEncoding target) {
}
