// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import com.google.auto.service.AutoService;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.BlasWidth;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.Peer;
import dev.thalweg.bench.race.ProductProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/// Matrix products by OpenBLAS alone, over memory of its own.
@AutoService(Entrant.class)
public final class OpenBlas extends Peer {

    /// Loads the native library.
    public OpenBlas() {
        super(Candidate.OPENBLAS);
        Blas.use(threads());
    }

    @Override
    protected Optional<Contestant> product(ProductProblem problem) {
        return Optional.of(new Product(problem));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("openblas", Blas.version("openblas"), BlasWidth.CORE_FACT, Blas.core());
    }

    private static final class Product implements Contestant {
        private final ProductProblem problem;
        private final FloatPointer left;
        private final FloatPointer right;
        private final FloatPointer product;
        private final String caveat = Blas.caveat();

        Product(ProductProblem problem) {
            this.problem = problem;
            this.left = new FloatPointer(problem.left());
            this.right = new FloatPointer(problem.right());
            this.product = new FloatPointer(problem.elements());
        }

        @Override
        public double run() {
            openblas.cblas_sgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, problem.rows(),
                    problem.columns(), problem.depth(), 1, left, problem.depth(), right, problem.columns(), 0, product,
                    problem.columns());
            return 0;
        }

        @Override
        public Answer answer() {
            float[] copy = new float[Math.toIntExact(problem.elements())];
            product.get(copy);
            return new Answer(0, List.of(copy));
        }

        @Override
        public String caveat() {
            return caveat;
        }

        @Override
        public void close() {
            left.close();
            right.close();
            product.close();
        }
    }
}
