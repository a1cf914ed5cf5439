// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.Metrics;
import dev.thalweg.training.metrics.RankingMetrics;
import dev.thalweg.training.model.LossForm;

/// What early stopping looks at, on the validation part.
enum Watched {
    /// The loss: smaller is better.
    LOSS("loss", Double.POSITIVE_INFINITY),
    /// The order of ranking lists: greater is better. Of losses such as `lambdarank` only the gradient is meant, so that their
    /// values cannot be compared.
    NDCG(RankingMetrics.NDCG, Double.NEGATIVE_INFINITY);

    private final String metric;
    private final double worst;

    Watched(String metric, double worst) {
        this.metric = metric;
        this.worst = worst;
    }

    /// What is looked at when a loss is trained.
    static Watched of(LossForm form) {
        return form.takesLists() ? NDCG : LOSS;
    }

    /// The name of the metric.
    String metric() {
        return metric;
    }

    /// What every finite value is better than.
    double worst() {
        return worst;
    }

    /// Its value among metrics; NaN where it is not defined.
    double in(Metrics metrics) {
        return metrics.find(metric).orElse(Double.NaN);
    }

    /// Whether one value is better than another. NaN never is.
    boolean isBetter(double value, double than) {
        return switch (this) {
            case LOSS -> value < than;
            case NDCG -> value > than;
        };
    }
}
