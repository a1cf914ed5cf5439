// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.ProductProblem;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A matrix product into a tensor that is there already.
final class TorchProduct implements Contestant {
    private final Tensor left;
    private final Tensor right;
    private final Tensor product;
    private final String caveat = Blas.caveat();

    TorchProduct(ProductProblem problem) {
        left = Tensors.of(problem.left(), problem.rows(), problem.depth());
        right = Tensors.of(problem.right(), problem.depth(), problem.columns());
        product = torch.zeros(problem.rows(), problem.columns());
    }

    @Override
    public double run() {
        try (PointerScope _ = new PointerScope()) {
            torch.mm_out(product, left, right);
        }
        return 0;
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(Tensors.floats(product)));
    }

    @Override
    public String caveat() {
        return caveat;
    }
}
