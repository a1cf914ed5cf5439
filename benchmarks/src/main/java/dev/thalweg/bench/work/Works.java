// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import static dev.thalweg.bench.race.Candidate.COPY;
import static dev.thalweg.bench.race.Candidate.FMA;
import static dev.thalweg.bench.race.Candidate.PRODUCTS;
import static dev.thalweg.bench.race.Candidate.TRIAD;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Problem;
import dev.thalweg.bench.race.UpdateProblem.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that is raced, in the order of the table.
public final class Works {
    private static final int[][] SIZES = {{128}, {4096}, {65_536}, {1 << 20}};
    private static final int[][] SIZES_AND_MORE = {{128}, {4096}, {65_536}, {1 << 20}, {1 << 24}};
    private static final int[][] LARGE = {{1 << 20}, {1 << 24}};
    private static final int[] ROWS = {512, 128};

    private Works() {
    }

    /// All works.
    ///
    /// @return in the order of the table
    public static List<Family> all() {
        return Stream.concat(limits().stream(), TorchLosses.all().stream()).toList();
    }

    private static List<Family> limits() {
        return List.of(
                bounded("mse", TRIAD, sizes -> Problems.regression("mse", sizes), SIZES_AND_MORE),
                bounded("huber", TRIAD, sizes -> Problems.regression("huber", sizes), SIZES_AND_MORE),
                family("bce-with-logits", sizes -> Problems.binary("bce-with-logits", sizes), SIZES),
                family("focal-binary", sizes -> Problems.binary("focal-binary(alpha=0.25, gamma=2)", sizes), SIZES),
                bounded("cross-entropy", COPY, sizes -> Problems.classes("cross-entropy", sizes), new int[] {128, 10},
                        new int[] {1024, 1000}, new int[] {16, 50_257}),
                bounded("linear-cross-entropy", FMA, sizes -> Problems.linearClasses("linear-cross-entropy", sizes),
                        new int[] {1024, 512, 32_000}),
                family("dice", sizes -> Problems.overlap("dice", sizes), new int[] {16, 1, 64, 64}),
                family("cosine-embedding", sizes -> Problems.pairs("cosine-embedding", sizes), ROWS),
                family("triplet", sizes -> Problems.triplets("triplet", sizes), ROWS),
                family("nt-xent", sizes -> Problems.views("nt-xent(temperature=0.5)", sizes), ROWS),
                update("adam", Rule.ADAM, new int[] {4096}, new int[] {1 << 20}, new int[] {1 << 24}),
                update("adamw", Rule.ADAMW, LARGE), update("lion", Rule.LION, LARGE),
                update("rmsprop", Rule.RMSPROP, LARGE), update("sgd-momentum", Rule.MOMENTUM, LARGE),
                bounded("muon", PRODUCTS, Problems::muon, new int[] {1024, 1024}),
                bounded("matrix-product", FMA, Problems::product, new int[] {128, 784, 128}, cube(512), cube(1024),
                        cube(2048)),
                bounded("training-step", FMA, Problems::step, new int[] {128, 784, 128, 10}),
                new Family("mse-two-threads", 2, TRIAD, List.of(LARGE), sizes -> Problems.regression("mse", sizes)),
                new Family("bce-with-logits-two-threads", 2, TRIAD, List.of(LARGE),
                        sizes -> Problems.binary("bce-with-logits", sizes)));
    }

    private static Family family(String id, Function<int[], Problem> maker, int[]... shapes) {
        return new Family(id, 1, null, Arrays.asList(shapes), maker);
    }

    private static Family bounded(String id, @Nullable Candidate bound, Function<int[], Problem> maker,
            int[]... shapes) {
        return new Family(id, 1, bound, Arrays.asList(shapes), maker);
    }

    private static Family update(String id, Rule rule, int[]... shapes) {
        return bounded(id, TRIAD, sizes -> Problems.update(rule, sizes), shapes);
    }

    private static int[] cube(int size) {
        return new int[] {size, size, size};
    }
}
