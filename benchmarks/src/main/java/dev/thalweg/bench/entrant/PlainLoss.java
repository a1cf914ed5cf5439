// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import java.util.Arrays;
import java.util.Optional;

/// Losses as one would write them in Java without Thalweg: value and gradient of the mean in one loop.
public enum PlainLoss {
    /// Mean squared error.
    MSE("mse") {
        @Override
        public double run(float[] predictions, float[] targets, float[] gradient) {
            double sum = 0;
            float scale = 2f / predictions.length;
            for (int i = 0; i < predictions.length; i++) {
                float residual = predictions[i] - targets[i];
                sum += residual * residual;
                gradient[i] = scale * residual;
            }
            return sum / predictions.length;
        }
    },
    /// Huber loss with δ = 1.
    HUBER("huber") {
        @Override
        public double run(float[] predictions, float[] targets, float[] gradient) {
            double sum = 0;
            float scale = 1f / predictions.length;
            for (int i = 0; i < predictions.length; i++) {
                float residual = predictions[i] - targets[i];
                float size = Math.abs(residual);
                sum += size <= 1 ? 0.5f * residual * residual : size - 0.5f;
                gradient[i] = scale * Math.clamp(residual, -1f, 1f);
            }
            return sum / predictions.length;
        }
    },
    /// Binary cross-entropy of logits.
    BCE_WITH_LOGITS("bce-with-logits") {
        @Override
        public double run(float[] logits, float[] targets, float[] gradient) {
            double sum = 0;
            double scale = 1.0 / logits.length;
            for (int i = 0; i < logits.length; i++) {
                double x = logits[i];
                double e = Math.exp(-Math.abs(x));
                sum += Math.max(x, 0) + Math.log1p(e) - x * targets[i];
                double probability = x >= 0 ? 1 / (1 + e) : e / (1 + e);
                gradient[i] = (float) (scale * (probability - targets[i]));
            }
            return sum / logits.length;
        }
    },
    /// Focal loss of logits with α = 0.25 and γ = 2.
    FOCAL_BINARY("focal-binary") {
        @Override
        public double run(float[] logits, float[] targets, float[] gradient) {
            double sum = 0;
            double scale = 1.0 / logits.length;
            for (int i = 0; i < logits.length; i++) {
                double x = logits[i];
                double y = targets[i];
                double e = Math.exp(-Math.abs(x));
                double p = x >= 0 ? 1 / (1 + e) : e / (1 + e);
                double entropy = Math.max(x, 0) + Math.log1p(e) - x * y;
                double miss = 1 - (p * y + (1 - p) * (1 - y));
                double weight = 0.25 * y + 0.75 * (1 - y);
                sum += weight * miss * miss * entropy;
                double slope = p * (1 - p) * (1 - 2 * y);
                gradient[i] = (float) (scale * weight * (miss * miss * (p - y) + 2 * miss * slope * entropy));
            }
            return sum / logits.length;
        }
    };

    private final String id;

    PlainLoss(String id) {
        this.id = id;
    }

    /// The id of the loss in Thalweg.
    ///
    /// @return kebab-case
    public String id() {
        return id;
    }

    /// Value and gradient.
    ///
    /// @param predictions one number an element
    /// @param targets as many
    /// @param gradient receives the gradient
    /// @return the value
    public abstract double run(float[] predictions, float[] targets, float[] gradient);

    /// The loop of a loss.
    ///
    /// @param id the id of the loss in Thalweg
    /// @return the loop, if there is one
    public static Optional<PlainLoss> find(String id) {
        return Arrays.stream(values()).filter(loss -> loss.id.equals(id)).findFirst();
    }
}
