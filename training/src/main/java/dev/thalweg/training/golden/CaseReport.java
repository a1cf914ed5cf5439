// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;

/// A case in one element type.
///
/// @param id the name of the case in its file
/// @param kind `loss`, `optimizer`, `clipping` or `schedule`
/// @param name what was computed, by the name in the file
/// @param type the element type
/// @param passed whether every output is right
/// @param value how far values are off; of an optimizer its tensors, of a schedule its rates
/// @param gradient how far gradients are off, clipped ones too; 0 where nothing is differentiated
/// @param tolerance what was allowed, in words
public record CaseReport(String id, String kind, String name, ElementType type, boolean passed, Deviation value,
        Deviation gradient, String tolerance) {
}
