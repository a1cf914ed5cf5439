// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/// libtorch's optimizer over one tensor.
final class TorchUpdate implements Contestant {
    private static final double MOMENTUM = 0.9;

    private final Tensor parameters;
    private final Optimizer optimizer;

    private TorchUpdate(Tensor parameters, Optimizer optimizer) {
        this.parameters = parameters;
        this.optimizer = optimizer;
    }

    /// The optimizer, where libtorch has it: there is no Lion.
    static Optional<Contestant> of(UpdateProblem problem) {
        Tensor parameters = Tensors.of(problem.parameters(), problem.elements()).requires_grad_(true);
        parameters.mutable_grad().put(Tensors.of(problem.gradient(), problem.elements()));
        return optimizer(problem.rule(), new TensorVector(parameters))
                .map(optimizer -> new TorchUpdate(parameters, optimizer));
    }

    private static Optional<Optimizer> optimizer(UpdateProblem.Rule rule, TensorVector parameters) {
        double rate = UpdateProblem.LEARNING_RATE;
        return switch (rule) {
            case ADAM -> Optional.of(new Adam(parameters, new AdamOptions(rate)));
            case ADAMW -> Optional.of(new AdamW(parameters, new AdamWOptions(rate)));
            case LION -> Optional.empty();
            case RMSPROP -> Optional.of(new RMSprop(parameters, new RMSpropOptions(rate)));
            case MOMENTUM -> {
                SGDOptions options = new SGDOptions(rate);
                options.momentum().put(MOMENTUM);
                yield Optional.of(new SGD(parameters, options));
            }
        };
    }

    @Override
    public double run() {
        try (PointerScope _ = new PointerScope()) {
            optimizer.step();
        }
        return 0;
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(Tensors.floats(parameters)));
    }
}
