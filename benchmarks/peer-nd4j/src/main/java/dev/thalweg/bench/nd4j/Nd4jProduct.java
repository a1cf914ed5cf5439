// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.nd4j;

import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.ProductProblem;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A matrix product into an array that is there already, in the order of columns that ND4J wants for it.
final class Nd4jProduct implements Contestant {
    private final INDArray left;
    private final INDArray right;
    private final INDArray product;

    Nd4jProduct(ProductProblem problem) {
        left = Nd4j.createFromArray(problem.left()).reshape(problem.rows(), problem.depth());
        right = Nd4j.createFromArray(problem.right()).reshape(problem.depth(), problem.columns());
        product = Nd4j.create(DataType.FLOAT, new long[] {problem.rows(), problem.columns()}, 'f');
    }

    @Override
    public double run() {
        left.mmuli(right, product);
        return 0;
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(product.dup('c').data().asFloat()));
    }
}
