// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Adaptive softmax as PyTorch's module composes it: of each cluster, only the rows walk it whose label it holds.
///
/// @param hidden the features
/// @param labels the labels
/// @param head the weights of the frequent classes and of the clusters
/// @param tails the clusters, in the order of their classes
record AdaptiveForward(Tensor hidden, Tensor labels, Tensor head, List<Tail> tails) implements Forward {
    private static final long CLASSES = 1;

    /// A cluster.
    ///
    /// @param projection its projection
    /// @param weight the weights of its classes
    record Tail(Tensor projection, Tensor weight) {
    }

    static Forward of(Forward.Named in) {
        List<Tail> tails = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            tails.add(new Tail(in.get("tail" + k + "Projection"), in.get("tail" + k + "Weight")));
        }
        return new AdaptiveForward(in.get("hidden"), in.get("target"), in.get("headWeight"), tails);
    }

    @Override
    public Tensor run() {
        long frequent = head.size(0) - tails.size();
        long first = frequent;
        Tensor output = torch.zeros(labels.size(0));
        Tensor inHead = labels;
        for (int k = 0; k < tails.size(); k++) {
            Tail tail = tails.get(k);
            Tensor within = labels.ge(new Scalar(first))
                    .logical_and(labels.lt(new Scalar(first + tail.weight.size(0))));
            Tensor rows = within.nonzero().squeeze(1);
            Tensor logits = torch.linear(torch.linear(hidden.index_select(0, rows), tail.projection), tail.weight);
            Tensor own = labels.index_select(0, rows).sub(new Scalar(first)).unsqueeze(CLASSES);
            output = output.index_copy(0, rows, logits.log_softmax(CLASSES).gather(CLASSES, own).squeeze(CLASSES));
            inHead = inHead.index_fill(0, rows, new Scalar(frequent + k));
            first += tail.weight.size(0);
        }
        Tensor ofHead = torch.linear(hidden, head).log_softmax(CLASSES).gather(CLASSES, inHead.unsqueeze(CLASSES));
        return output.add(ofHead.squeeze(CLASSES)).neg().mean();
    }
}
