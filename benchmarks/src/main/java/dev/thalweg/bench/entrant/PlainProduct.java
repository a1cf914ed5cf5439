// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.bench.race.ProductProblem;
import java.util.Arrays;

/// A matrix product as one would write it in Java without Thalweg: the inner loop over columns, which the JIT compiler can
/// put on lanes.
final class PlainProduct {
    private PlainProduct() {
    }

    static double run(ProductProblem problem, float[] product) {
        Arrays.fill(product, 0);
        int columns = problem.columns();
        float[] right = problem.right();
        for (int row = 0; row < problem.rows(); row++) {
            for (int d = 0; d < problem.depth(); d++) {
                float factor = problem.left()[row * problem.depth() + d];
                for (int column = 0; column < columns; column++) {
                    product[row * columns + column] += factor * right[d * columns + column];
                }
            }
        }
        return product[0];
    }
}
