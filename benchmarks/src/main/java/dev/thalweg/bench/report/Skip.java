// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

/// A work that was not raced.
///
/// @param work the id of the work
/// @param shape its shape
/// @param why the reason, a sentence
/// @param failed whether that is a fault, such as two candidates that disagree
public record Skip(String work, String shape, String why, boolean failed) {
}
