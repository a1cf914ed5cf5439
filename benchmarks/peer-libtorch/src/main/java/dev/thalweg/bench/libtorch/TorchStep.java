// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.StepProblem;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A training step in libtorch's C++ interface. Its layers keep weights as `[outputs, inputs]`.
final class TorchStep implements Contestant {
    private final Tensor inputs;
    private final Tensor labels;
    private final Tensor[] parameters;
    private final TensorOptional bias1;
    private final TensorOptional bias2;
    private final Adam adam;
    private final String caveat = Blas.caveat();
    private double value;

    TorchStep(StepProblem problem) {
        inputs = Tensors.of(problem.inputs(), problem.batch(), problem.features());
        labels = Tensors.of(problem.labels());
        parameters = new Tensor[] {layer(problem.weights1(), problem.features(), problem.hidden()),
            torch.zeros(problem.hidden()).requires_grad_(true),
            layer(problem.weights2(), problem.hidden(), problem.classes()),
            torch.zeros(problem.classes()).requires_grad_(true)};
        bias1 = new TensorOptional(parameters[1]);
        bias2 = new TensorOptional(parameters[3]);
        adam = new Adam(new TensorVector(parameters), new AdamOptions(StepProblem.LEARNING_RATE));
    }

    private static Tensor layer(float[] weights, long from, long to) {
        return Tensors.of(weights, from, to).t().contiguous().detach().requires_grad_(true);
    }

    @Override
    public double run() {
        try (PointerScope _ = new PointerScope()) {
            for (Tensor parameter : parameters) {
                parameter.mutable_grad().reset();
            }
            Tensor hidden = torch.linear(inputs, parameters[0], bias1).relu();
            Tensor loss = torch.cross_entropy_loss(torch.linear(hidden, parameters[2], bias2), labels);
            loss.backward();
            adam.step();
            value = loss.item_float();
            return value;
        }
    }

    @Override
    public Answer answer() {
        return new Answer(value, List.of(gradient(0, true), gradient(1, false), gradient(2, true), gradient(3, false)));
    }

    private float[] gradient(int parameter, boolean transposed) {
        Tensor gradient = parameters[parameter].grad();
        return Tensors.floats(transposed ? gradient.t() : gradient);
    }

    @Override
    public String caveat() {
        return caveat;
    }
}
