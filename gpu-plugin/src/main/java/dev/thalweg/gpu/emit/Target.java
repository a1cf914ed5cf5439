// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.ElementType;

/// For what OpenCL C is written.
///
/// @param type the element type
/// @param doubles whether the device has `double`, in which sums are made then
/// @param processor whether it is a processor, whose work-items are few and take long runs, or has very many of them
public record Target(ElementType type, boolean doubles, boolean processor) {
}
