// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.entrant.Thalweg;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.race.Pace;
import dev.thalweg.bench.race.Quantile;
import dev.thalweg.bench.race.Race;
import dev.thalweg.bench.run.Cliffs.Cliff;
import dev.thalweg.bench.work.Family;
import dev.thalweg.bench.work.Filter;
import dev.thalweg.bench.work.Works;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Sweeps sizes and lists those that are slower than their neighbours.
final class CliffSearch {
    private static final int LEAST = 64;
    private static final int MOST = 1 << 20;
    private static final int MOST_CLASSES = 2048;
    private static final int ELEMENTS = 65_536;
    private static final int SHORT_ROWS = 1024;
    private static final int CONFIRMATIONS = 3;

    private final Pace pace;
    private final PrintStream out;
    private final List<Thalweg> product = List.of(new Thalweg(Candidate.THALWEG, 1));

    CliffSearch(boolean quick, PrintStream out) {
        this.pace = quick ? new Pace(5, 200_000, 100_000_000) : new Pace(9, 1_000_000, 300_000_000);
        this.out = out;
    }

    /// Sweeps the losses that are wanted.
    ///
    /// @return 0; a cliff is a finding, not a failure
    int run(Filter filter) {
        for (Family family : Works.all()) {
            if (filter.wants(family.id())) {
                switch (family.id()) {
                    case "mse", "huber", "bce-with-logits", "focal-binary" -> elements(family);
                    case "cross-entropy" -> classes(family);
                    default -> {
                    }
                }
            }
        }
        return 0;
    }

    private void elements(Family family) {
        search(family, Cliffs.sizes(LEAST, MOST), true, "n", size -> new int[] {size});
    }

    /// Short rows are compared a call, with as many rows for all lengths; longer ones an element, with as many elements.
    private void classes(Family family) {
        search(family, IntStream.rangeClosed(1, LEAST).boxed().toList(), false, "C",
                classes -> new int[] {SHORT_ROWS, classes});
        search(family, Cliffs.sizes(LEAST, MOST_CLASSES), true, "C",
                classes -> new int[] {ELEMENTS / classes, classes});
    }

    /// What shape a size stands for.
    private interface Shape {
        int[] of(int size);
    }

    private void search(Family family, List<Integer> sizes, boolean countsElements, String axis, Shape shape) {
        Cliffs curve = measure(family, sizes, countsElements, shape);
        List<Cliff> found = curve.find().stream().filter(cliff -> isReal(family, cliff, countsElements, shape))
                .toList();
        out.printf(Locale.ROOT, "%s, %d sizes from %s = %d to %d: %s%n", family.id(), sizes.size(), axis,
                sizes.getFirst(), sizes.getLast(), found.isEmpty() ? "no cliff" : found.size() + " cliffs");
        String unit = countsElements ? "ns an element" : "ns a call";
        found.forEach(cliff -> out.printf(Locale.ROOT, "  %s = %d: %.3f %s, %s = %d: %.3f%n", axis, cliff.size(),
                cliff.cost(), unit, axis, cliff.neighbour(), cliff.neighbourCost()));
    }

    /// Another process can hold one measurement up; it will not do so three times more.
    private boolean isReal(Family family, Cliff cliff, boolean countsElements, Shape shape) {
        List<Integer> both = IntStream.of(cliff.size(), cliff.neighbour()).sorted().boxed().toList();
        return IntStream.range(0, CONFIRMATIONS)
                .allMatch(_ -> measure(family, both, countsElements, shape).find().stream()
                        .anyMatch(again -> again.size() == cliff.size()));
    }

    private Cliffs measure(Family family, List<Integer> sizes, boolean countsElements, Shape shape) {
        return Cliffs.measure(sizes, size -> time(family, shape.of(size)) / (countsElements ? rows(shape, size) : 1),
                countsElements);
    }

    /// The rows of a two-dimensional shape, so that an element is an element.
    private static int rows(Shape shape, int size) {
        int[] sizes = shape.of(size);
        return sizes.length == 1 ? 1 : sizes[0];
    }

    private double time(Family family, int... sizes) {
        List<Laps> laps = new Race(family.work(sizes), pace).run(new ArrayList<>(product));
        return Quantile.of(laps.getFirst().nanos(), 0);
    }
}
