// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.LossProblem;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The value of a loss: libtorch's own function, or for the losses it does not have the composition that its users write.
interface Forward {
    /// No reduction, in libtorch's numbering.
    int UNREDUCED = 0;

    /// The mean, in libtorch's numbering.
    int MEAN = 1;
    /// Of margin ranking.
    double MARGIN = 0.1;

    /// Computes.
    ///
    /// @return a tensor without axes
    Tensor run();

    /// The loss of a problem.
    ///
    /// @param problem which loss
    /// @param inputs its inputs by name
    /// @return how libtorch computes it, if it does
    static Optional<Forward> of(LossProblem problem, Map<String, Tensor> inputs) {
        Named in = name -> Objects.requireNonNull(inputs.get(name), name);
        return switch (problem.id()) {
            case "mse" -> Optional.of(() -> torch.mse_loss(in.get("prediction"), in.get("target")));
            case "huber" -> Optional.of(() -> torch.huber_loss(in.get("prediction"), in.get("target")));
            case "bce-with-logits" ->
                Optional.of(() -> torch.binary_cross_entropy_with_logits(in.get("prediction"), in.get("target")));
            case "focal-binary" -> Optional.of(focal(in.get("prediction"), in.get("target")));
            case "cross-entropy" ->
                Optional.of(() -> torch.cross_entropy_loss(in.get("prediction"), in.get("target")));
            case "linear-cross-entropy" -> Optional.of(() -> torch
                    .cross_entropy_loss(torch.linear(in.get("hidden"), in.get("weight")), in.get("target")));
            case "dice" -> Optional.of(dice(in.get("prediction"), in.get("target")));
            case "cosine-embedding" -> Optional.of(() -> torch.cosine_embedding_loss(in.get("input1"),
                    in.get("input2"), in.get("target")));
            case "triplet" -> Optional.of(() -> torch.triplet_margin_loss(in.get("anchor"), in.get("positive"),
                    in.get("negative")));
            case "nt-xent" -> Optional.of(views(in.get("view1"), in.get("view2")));
            case "gaussian-nll" ->
                Optional.of(gaussian(in.get("prediction"), in.get("target"), in.get("variance")));
            case "margin-ranking" -> Optional.of(() -> torch.margin_ranking_loss(in.get("input1"), in.get("input2"),
                    in.get("target"), MARGIN, MEAN));
            case "ctc" -> Optional.of(() -> torch.ctc_loss(in.get("prediction").log_softmax(2), in.get("target"),
                    in.get("inputLengths"), in.get("targetLengths")));
            case "adaptive-log-softmax" -> Optional.of(AdaptiveForward.of(in));
            default -> pair(problem.id()).map(pair -> () -> pair.of(in.get("prediction"), in.get("target")));
        };
    }

    /// The losses of predictions and targets that libtorch has as they are.
    private static Optional<Pair> pair(String id) {
        return Optional.ofNullable(switch (id) {
            case "mae" -> torch::l1_loss;
            case "smooth-l1" -> torch::smooth_l1_loss;
            case "bce" -> torch::binary_cross_entropy;
            case "soft-margin" -> torch::soft_margin_loss;
            case "hinge-embedding" -> torch::hinge_embedding_loss;
            case "poisson-nll" -> torch::poisson_nll_loss;
            case "kl-divergence" -> torch::kl_div;
            case "nll" -> torch::nll_loss;
            case "multi-margin" -> torch::multi_margin_loss;
            case "multilabel-margin" -> torch::multilabel_margin_loss;
            case "multilabel-soft-margin" -> torch::multilabel_soft_margin_loss;
            default -> null;
        });
    }

    /// A function of predictions and targets.
    interface Pair {
        /// Computes.
        ///
        /// @param predictions the predictions
        /// @param targets the targets
        /// @return a tensor without axes
        Tensor of(Tensor predictions, Tensor targets);
    }

    /// Inputs by name.
    interface Named {
        /// Looks up.
        ///
        /// @param name the name
        /// @return the tensor
        Tensor get(String name);
    }

    /// As torchvision composes it, with α = 0.25 and γ = 2.
    private static Forward focal(Tensor logits, Tensor targets) {
        TensorOptional none = new TensorOptional();
        Scalar one = new Scalar(1f);
        Scalar gamma = new Scalar(2f);
        Scalar alpha = new Scalar(0.25f);
        Scalar rest = new Scalar(0.75f);
        return () -> {
            Tensor entropy = torch.binary_cross_entropy_with_logits(logits, targets, none, none, UNREDUCED);
            Tensor probabilities = logits.sigmoid();
            Tensor others = targets.neg().add(one);
            Tensor hits = probabilities.mul(targets).add(probabilities.neg().add(one).mul(others));
            Tensor weights = targets.mul(alpha).add(others.mul(rest));
            return weights.mul(hits.neg().add(one).pow(gamma)).mul(entropy).mean();
        };
    }

    /// As PyTorch composes it: ½(log v + (x − t)²/v), averaged.
    private static Forward gaussian(Tensor predictions, Tensor targets, Tensor variance) {
        Scalar half = new Scalar(0.5f);
        return () -> variance.log().add(predictions.sub(targets).square().div(variance)).mul(half).mean();
    }

    /// 1 − (2Σpt + s)/(Σp + Σt + s) over each picture, with s = 1, averaged.
    private static Forward dice(Tensor predictions, Tensor targets) {
        Scalar one = new Scalar(1f);
        Scalar two = new Scalar(2f);
        return () -> {
            Tensor both = predictions.mul(targets).sum(2, 3).mul(two).add(one);
            Tensor each = predictions.sum(2, 3).add(targets.sum(2, 3)).add(one);
            return both.div(each).neg().add(one).mean();
        };
    }

    /// Views normalised and stacked; each row's softmax without itself, its other view the label; temperature 0.5.
    private static Forward views(Tensor view1, Tensor view2) {
        int rows = Math.toIntExact(view1.size(0));
        int[] labels = new int[2 * rows];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (i + rows) % labels.length;
        }
        Tensor others = Tensors.of(labels);
        Tensor itself = torch.eye(labels.length).to(torch.ScalarType.Bool);
        Scalar inverseTemperature = new Scalar(2f);
        Scalar never = new Scalar(Float.NEGATIVE_INFINITY);
        return () -> {
            Tensor stacked = torch.normalize(torch.cat(new TensorVector(view1, view2)));
            Tensor similarities = stacked.matmul(stacked.t()).mul(inverseTemperature);
            return torch.cross_entropy_loss(similarities.masked_fill(itself, never), others);
        };
    }
}
