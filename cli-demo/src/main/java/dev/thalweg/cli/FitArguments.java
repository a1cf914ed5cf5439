// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say how the parameters are fitted.
final class FitArguments {

    @Option(names = "--loss", paramLabel = "TEXT",
            description = {"Such as 'huber(delta=1.5)' or '0.9*huber + 0.1*log-cosh'; see 'thalweg losses'",
                "(default: huber for numbers, bce-with-logits for two classes, cross-entropy for more)."})
    @Nullable
    String loss;

    @Option(names = "--optimizer", paramLabel = "TEXT",
            description = {"Such as 'sgd(momentum=0.9)' or 'adam with clip-norm(1)'; see",
                "'thalweg optimizers' (default: adam)."})
    @Nullable
    String optimizer;

    @Option(names = "--schedule", paramLabel = "TEXT",
            description = {"Course of the learning rate, such as cosine or 'warmup(500) then cosine(0.1)'; see",
                "'thalweg optimizers' (default: constant)."})
    @Nullable
    String schedule;

    @Option(names = "--lr", paramLabel = "RATE",
            description = "Learning rate that the schedule starts from (default: 0.001).")
    @Nullable
    Double learningRate;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all training rows are seen (default: 20).")
    @Nullable
    Integer epochs;

    @Option(names = "--batch", paramLabel = "N|full",
            description = "Rows a step (default: 64); lists, if the loss takes lists.")
    @Nullable
    String batch;

    @Option(names = "--l1", paramLabel = "FACTOR", description = "Penalty on absolute weights (default: 0).")
    @Nullable
    Double l1;

    @Option(names = "--l2", paramLabel = "FACTOR", description = "Penalty on squared weights (default: 0).")
    @Nullable
    Double l2;

    @Option(names = "--clip-norm", paramLabel = "LIMIT",
            description = "Limit to the norm of the gradient (default: none).")
    @Nullable
    Double clipNorm;

    @Option(names = "--clip-value", paramLabel = "LIMIT",
            description = "Limit to each entry of the gradient (default: none).")
    @Nullable
    Double clipValue;

    @Option(names = "--early-stopping", paramLabel = "N",
            description = "Stop after N epochs without a better validation loss, or ndcg@10 if the loss takes lists, and take the best weights (default: never).")
    @Nullable
    Integer earlyStopping;

    @Option(names = "--seed", paramLabel = "N",
            description = "Decides split, order of rows, first weights and dropout (default: 0).")
    @Nullable
    Long seed;
}
