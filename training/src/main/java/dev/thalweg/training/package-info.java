// SPDX-License-Identifier: Apache-2.0
/// Training from a data file to a model in a folder, and what is done with that folder afterwards.
///
/// Start at [dev.thalweg.training.Training]: it trains, resumes, evaluates and predicts. A [dev.thalweg.training.TrainingConfig]
/// says what to train; a [dev.thalweg.training.Callback] watches; a [dev.thalweg.training.TrainingResult] says what came out.
package dev.thalweg.training;
