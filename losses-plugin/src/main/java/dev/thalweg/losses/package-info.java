// SPDX-License-Identifier: Apache-2.0
/// The standard losses, one file each: its formula, parameters, ties, domain and source. Gradients are derived from
/// the formula.
///
/// [dev.thalweg.losses.Huber] shows the shape of an element-wise loss, [dev.thalweg.losses.CrossEntropy] that of a
/// loss of rows.
package dev.thalweg.losses;
