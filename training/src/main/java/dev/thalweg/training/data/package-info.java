// SPDX-License-Identifier: Apache-2.0

/// From a file to arrays: reading, splitting, encoding.
///
/// Start at [DataPreparation][dev.thalweg.training.data.DataPreparation], which is the whole way in one method. A file
/// is read into a [RawData][dev.thalweg.training.data.RawData] (CSV, LIBSVM or IDX), cut into parts by a
/// [Split][dev.thalweg.training.data.Split] that depends on seed and row count alone, and turned into
/// [Dataset][dev.thalweg.training.data.Dataset]s by a [Preprocessing][dev.thalweg.training.data.Preprocessing] that
/// was fitted on the training part and travels with the model. What can go wrong is listed in
/// [DataError][dev.thalweg.training.data.DataError].
package dev.thalweg.training.data;
