// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.Engine;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.MuonProblem;
import dev.thalweg.bench.race.ProductProblem;
import java.util.List;
import java.util.stream.Stream;

/// The matrix products of a step of Muon, each by itself, and nothing else.
final class MuonProducts extends OnEngine {
    private final List<ThalwegProduct> products;

    MuonProducts(MuonProblem problem) {
        this(Thalweg.engine("simd", 1), problem);
    }

    private MuonProducts(Engine engine, MuonProblem problem) {
        super(engine);
        int shorter = problem.shorter();
        int longer = problem.longer();
        products = Stream.of(product(shorter, longer, shorter), product(shorter, shorter, shorter),
                product(shorter, shorter, longer)).map(product -> new ThalwegProduct(engine, product)).toList();
    }

    private static ProductProblem product(int rows, int depth, int columns) {
        return new ProductProblem(rows, depth, columns, new float[rows * depth], new float[depth * columns]);
    }

    @Override
    public double run() {
        double sum = 0;
        for (int step = 0; step < MuonProblem.STEPS; step++) {
            for (int i = 0; i < products.size(); i++) {
                sum += products.get(i).run();
            }
        }
        return sum;
    }

    @Override
    public Answer answer() {
        return new Answer(Double.NaN, List.of());
    }
}
