// SPDX-License-Identifier: Apache-2.0
/// Compares losses, optimizers, clipping and schedules with reference values from files.
///
/// Start at [dev.thalweg.training.golden.GoldenCheck]. A [dev.thalweg.training.golden.GoldenCase] is computed by an
/// engine and, in single precision, node by node as well; the [dev.thalweg.training.golden.Judge] says whether that
/// is near enough.
package dev.thalweg.training.golden;
