// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the run of steps that is worth being looped over blocks of an axis: all walk the axis, read each other at the same position of
/// it, and what folds the axis is not read within the run. Steps that do not fit, and what needs them, wait until after it.
///
/// Of several runs the one is taken whose blocks shrink the most scratch, counted in axes.
final class BlockRuns {
    private final List<Work> all;
    private final List<List<Work>> groups;

    /// The groups in their new order.
    ///
    /// @param axis the axis
    /// @param before what runs before the blocks
    /// @param run what runs block by block
    /// @param after what runs after them
    record Run(Axis axis, List<List<Work>> before, List<List<Work>> run, List<List<Work>> after) {
        /// All groups in their new order.
        List<List<Work>> groups() {
            return Stream.of(before, run, after).flatMap(List::stream).toList();
        }

        /// Whether only the run itself reads a value, and never two blocks of it at once.
        boolean isLocal(Work w, List<Work> all) {
            return w.result.contains(axis) && isIn(run, w)
                    && all.stream().filter(t -> reads(t, w)).allMatch(t -> isIn(run, t));
        }
    }

    private BlockRuns(List<Work> all, List<List<Work>> groups) {
        this.all = all;
        this.groups = groups;
    }

    /// The best run, or null if blocks would shrink nothing.
    ///
    /// @param all all work
    /// @param groups the work of each step, in running order
    static @Nullable Run find(List<Work> all, List<List<Work>> groups) {
        return new BlockRuns(all, groups).best();
    }

    private @Nullable Run best() {
        SortedSet<Axis> axes = new TreeSet<>();
        all.stream().filter(BlockRuns::isTensor).forEach(w -> axes.addAll(w.result));
        Run best = null;
        int most = 0;
        for (Axis axis : axes) {
            for (int first = 0; first < groups.size(); first++) {
                Run run = run(axis, first);
                int gain = gain(run);
                if (gain > most) {
                    best = run;
                    most = gain;
                }
            }
        }
        return best;
    }

    private static boolean isTensor(Work w) {
        return !w.isOutput && w.result.size() > 1;
    }

    private int gain(Run run) {
        return run.run.size() < 2 || run.axis.constantSize() > 0 ? 0
                : run.run.stream().flatMap(List::stream).filter(w -> isTensor(w) && run.isLocal(w, all))
                        .mapToInt(w -> w.result.size()).sum();
    }

    private Run run(Axis axis, int first) {
        List<List<Work>> run = new ArrayList<>();
        List<List<Work>> after = new ArrayList<>();
        for (List<Work> group : groups.subList(first, groups.size())) {
            boolean waits = group.stream().flatMap(w -> w.reads.stream()).anyMatch(read -> isIn(after, read.from()));
            if (!waits && walks(group, axis) && group.stream().allMatch(w -> readsAlike(w, axis, run))) {
                run.add(group);
            } else {
                after.add(group);
            }
        }
        return new Run(axis, groups.subList(0, first), run, after);
    }

    /// Whether each piece of work does a part of the rows at a time: it walks the axis outside, or folds it.
    private static boolean walks(List<Work> group, Axis axis) {
        Work first = group.getFirst();
        return switch (first.kind) {
            case SCALAR, ROWS, SCATTER -> false;
            case PRODUCT -> leads(Objects.requireNonNull(first.contraction), axis);
            case STORE, REDUCE -> Nests.outer(group).contains(axis)
                    || group.stream().allMatch(w -> w.kind == Work.Kind.REDUCE && w.walked.contains(axis)
                            && !w.result.contains(axis));
        };
    }

    private static boolean leads(Work.Contraction c, Axis axis) {
        return List.of(c.m(), c.n(), c.k()).stream().anyMatch(axes -> axes.getFirst().equals(axis));
    }

    private static boolean readsAlike(Work w, Axis axis, List<List<Work>> run) {
        return w.reads.stream().filter(read -> isIn(run, read.from()))
                .allMatch(read -> read.from().result.contains(axis) && read.same().contains(axis));
    }

    private static boolean isIn(List<List<Work>> groups, Work w) {
        return groups.stream().anyMatch(group -> group.contains(w));
    }

    private static boolean reads(Work reader, Work producer) {
        return reader.reads.stream().anyMatch(read -> read.from() == producer);
    }
}
