// SPDX-License-Identifier: Apache-2.0
/// The standard optimizers and learning-rate schedules, one file each.
///
/// [dev.thalweg.optimizers.Adam] shows the shape of an optimizer, [dev.thalweg.optimizers.Cosine] that of a schedule.
package dev.thalweg.optimizers;
