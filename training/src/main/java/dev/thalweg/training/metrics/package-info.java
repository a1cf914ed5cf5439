// SPDX-License-Identifier: Apache-2.0

/// How well predictions meet targets, in the names of the command line: `mae rmse r2 accuracy logLoss auc f1 ndcg@10`.
///
/// Start at [RegressionMetrics][dev.thalweg.training.metrics.RegressionMetrics],
/// [ClassificationMetrics][dev.thalweg.training.metrics.ClassificationMetrics] and
/// [RankingMetrics][dev.thalweg.training.metrics.RankingMetrics]. All sums are taken in `double` and in row order, so
/// the bits do not depend on threads; transcendental functions are those of [StrictMath], so neither on the machine. A metric that the data does not define is absent from the
/// [Measurement][dev.thalweg.training.metrics.Measurement], with the reason.
package dev.thalweg.training.metrics;
