// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/// libtorch's optimizer over one tensor.
final class TorchAdam implements Contestant {
    private final Tensor parameters;
    private final Adam adam;

    TorchAdam(UpdateProblem problem) {
        parameters = Tensors.of(problem.parameters(), problem.elements()).requires_grad_(true);
        parameters.mutable_grad().put(Tensors.of(problem.gradient(), problem.elements()));
        adam = new Adam(new TensorVector(parameters), new AdamOptions(UpdateProblem.LEARNING_RATE));
    }

    @Override
    public double run() {
        try (PointerScope _ = new PointerScope()) {
            adam.step();
        }
        return 0;
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(Tensors.floats(parameters)));
    }
}
