// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;
import org.jspecify.annotations.Nullable;

/// How the parameters are fitted.
///
/// @param loss the loss as text, such as `huber(delta=1.5)`; null for the default of the target: `huber` for numbers,
///     `bce-with-logits` for two classes, `cross-entropy` for more
/// @param optimizer the optimizer as text, such as `adam` or `sgd(momentum=0.9)`
/// @param schedule the course of the learning rate as text, such as `constant` or `cosine`
/// @param learningRate the learning rate that the schedule starts from
/// @param epochs how often all training rows are seen
/// @param batch how many rows make a step, or ranking lists where the loss takes lists
/// @param seed decides the split, the order of rows, the first parameters and dropout
/// @param penalties what is added to the loss for large weights
/// @param clipping how large gradients are cut
/// @param earlyStopping epochs without a better validation loss, or `ndcg@10` where the loss takes ranking lists, after which training
///     stops and the best weights return; 0 for never
public record FitOptions(@Nullable String loss, String optimizer, String schedule, double learningRate, int epochs,
        BatchSize batch, long seed, Penalties penalties, Clipping clipping, int earlyStopping) {

    /// What is added to the loss: `l1·Σ|w| + l2/2·Σw²` over weights, not biases.
    ///
    /// @param l1 the factor of the absolute values, at least 0
    /// @param l2 the factor of half the squares, at least 0
    public record Penalties(double l1, double l2) {
        /// No penalty.
        public static final Penalties NONE = new Penalties(0, 0);

        /// Checks both factors.
        public Penalties {
            requireFactor("l1", l1);
            requireFactor("l2", l2);
        }

        private static void requireFactor(String name, double value) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new ThalwegException("TH-C008",
                        name + " is " + value + "; expected a finite number >= 0. Try 0.0001.");
            }
        }
    }

    /// How gradients are cut before the optimizer sees them; by value first.
    ///
    /// @param value the largest absolute value of an entry; 0 for no limit
    /// @param norm the largest Euclidean norm of all entries together; 0 for no limit
    public record Clipping(double value, double norm) {
        /// No limit.
        public static final Clipping NONE = new Clipping(0, 0);

        /// Checks both limits.
        public Clipping {
            requireLimit("clip-value", value);
            requireLimit("clip-norm", norm);
        }

        private static void requireLimit(String name, double value) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new ThalwegException("TH-C009", name + " is " + value + "; expected a finite number > 0. Try 1.");
            }
        }
    }

    /// Checks the numbers. The texts are checked when training is prepared, against the plugins that are there.
    public FitOptions {
        if (!(learningRate > 0 && learningRate <= Double.MAX_VALUE)) {
            throw new ThalwegException("TH-C010",
                    "lr is " + learningRate + "; expected a finite number > 0. Try 0.001 (the default).");
        }
        if (epochs < 1) {
            throw new ThalwegException("TH-C011",
                    "epochs is " + epochs + "; expected a whole number >= 1. Try 20 (the default).");
        }
        if (earlyStopping < 0) {
            throw new ThalwegException("TH-C012",
                    "early-stopping is " + earlyStopping + "; expected a whole number of epochs >= 1. Try 5.");
        }
    }

    /// The default loss of the target, Adam at 0.001, 20 epochs of batches of 64, seed 0.
    ///
    /// @return the defaults
    public static FitOptions defaults() {
        return new FitOptions(null, "adam", "constant", 1e-3, 20, BatchSize.of(64), 0, Penalties.NONE, Clipping.NONE,
                0);
    }

    /// With a loss.
    ///
    /// @param text such as `huber(delta=1.5)`
    /// @return changed options
    public FitOptions withLoss(String text) {
        return new FitOptions(text, optimizer, schedule, learningRate, epochs, batch, seed, penalties, clipping,
                earlyStopping);
    }

    /// With another optimizer.
    ///
    /// @param text such as `sgd(momentum=0.9)`
    /// @return changed options
    public FitOptions withOptimizer(String text) {
        return new FitOptions(loss, text, schedule, learningRate, epochs, batch, seed, penalties, clipping,
                earlyStopping);
    }

    /// With another schedule.
    ///
    /// @param text such as `cosine`
    /// @return changed options
    public FitOptions withSchedule(String text) {
        return new FitOptions(loss, optimizer, text, learningRate, epochs, batch, seed, penalties, clipping,
                earlyStopping);
    }

    /// With another learning rate.
    ///
    /// @param rate a finite number > 0
    /// @return changed options
    public FitOptions withLearningRate(double rate) {
        return new FitOptions(loss, optimizer, schedule, rate, epochs, batch, seed, penalties, clipping, earlyStopping);
    }

    /// With another number of epochs.
    ///
    /// @param count at least 1
    /// @return changed options
    public FitOptions withEpochs(int count) {
        return new FitOptions(loss, optimizer, schedule, learningRate, count, batch, seed, penalties, clipping,
                earlyStopping);
    }

    /// With another batch size.
    ///
    /// @param size rows a step
    /// @return changed options
    public FitOptions withBatch(BatchSize size) {
        return new FitOptions(loss, optimizer, schedule, learningRate, epochs, size, seed, penalties, clipping,
                earlyStopping);
    }

    /// With another seed.
    ///
    /// @param value any number
    /// @return changed options
    public FitOptions withSeed(long value) {
        return new FitOptions(loss, optimizer, schedule, learningRate, epochs, batch, value, penalties, clipping,
                earlyStopping);
    }

    /// With penalties.
    ///
    /// @param l1 the factor of the absolute values
    /// @param l2 the factor of half the squares
    /// @return changed options
    public FitOptions withPenalties(double l1, double l2) {
        return new FitOptions(loss, optimizer, schedule, learningRate, epochs, batch, seed, new Penalties(l1, l2),
                clipping,
                earlyStopping);
    }

    /// With clipping.
    ///
    /// @param limits how gradients are cut
    /// @return changed options
    public FitOptions withClipping(Clipping limits) {
        return new FitOptions(loss, optimizer, schedule, learningRate, epochs, batch, seed, penalties, limits,
                earlyStopping);
    }

    /// With early stopping.
    ///
    /// @param patience epochs without a better validation loss, or `ndcg@10`
    /// @return changed options
    public FitOptions withEarlyStopping(int patience) {
        return new FitOptions(loss, optimizer, schedule, learningRate, epochs, batch, seed, penalties, clipping,
                patience);
    }
}
