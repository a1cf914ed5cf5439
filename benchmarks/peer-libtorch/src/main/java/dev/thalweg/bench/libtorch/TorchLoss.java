// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.LossProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/// A loss forward and backward.
final class TorchLoss implements Contestant {
    private final Forward forward;
    private final Tensor[] leaves;
    private final String caveat;
    private double value;

    private TorchLoss(Forward forward, List<Tensor> leaves, String caveat) {
        this.forward = forward;
        this.leaves = leaves.toArray(Tensor[]::new);
        this.caveat = caveat;
    }

    static Optional<Contestant> of(LossProblem problem) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        problem.inputs().forEach((name, operand) -> inputs.put(name, Tensors.of(operand)
                .requires_grad_(problem.gradients().contains(name))));
        String caveat = problem.operations() > 0 ? Blas.caveat() : "";
        return Forward.of(problem, inputs)
                .map(forward -> new TorchLoss(forward, problem.gradients().stream().map(inputs::get).toList(), caveat));
    }

    @Override
    public double run() {
        try (PointerScope _ = new PointerScope()) {
            for (Tensor leaf : leaves) {
                leaf.mutable_grad().reset();
            }
            Tensor loss = forward.run();
            loss.backward();
            value = loss.item_float();
            return value;
        }
    }

    @Override
    public Answer answer() {
        return new Answer(value, List.of(leaves).stream().map(leaf -> Tensors.floats(leaf.grad())).toList());
    }

    @Override
    public String caveat() {
        return caveat;
    }
}
