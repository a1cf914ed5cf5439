// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Problem;
import dev.thalweg.bench.race.Work;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One work in several shapes.
///
/// @param id stable, kebab-case
/// @param threads how many threads it is about
/// @param bound the limit of the machine that applies, or null
/// @param shapes the sizes of each item
/// @param maker makes the data of one shape
public record Family(String id, int threads, @Nullable Candidate bound, List<int[]> shapes,
        Function<int[], Problem> maker) {

    /// Copies the list.
    public Family {
        shapes = List.copyOf(shapes);
    }

    /// Its work in some shape.
    ///
    /// @param sizes one of its shapes, or another of the same rank
    /// @return the work, with data
    public Work work(int... sizes) {
        return new Work(id, text(sizes), threads, bound, maker.apply(sizes));
    }

    /// Its items.
    ///
    /// @return one a shape
    public List<Item> items() {
        return shapes.stream().map(sizes -> new Item(this, sizes)).toList();
    }

    static String text(int... sizes) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
