// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.text;

/// A term of a weighted sum: `0.9*huber(delta=1)`.
///
/// @param weight the factor, signs and enclosing parentheses included; 1 when none is written
/// @param call what is weighted
public record WeightedCall(double weight, Call call) {
}
