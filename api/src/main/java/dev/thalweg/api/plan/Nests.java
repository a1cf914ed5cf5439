// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Arranges the work of one group into a nest: outer axes, then sweeps.
final class Nests {
    private Nests() {
    }

    /// A sweep while it is planned.
    ///
    /// @param inner the axes that it walks for each row
    /// @param work what it does, in order
    record PlannedSweep(SortedSet<Axis> inner, List<Work> work) {
    }

    /// The axes that all work of a group can walk as outer axes: each walks them, keeps them or folds everything, and what is read
    /// within the group is read at one's own position.
    static SortedSet<Axis> outer(List<Work> group) {
        SortedSet<Axis> outer = new TreeSet<>(group.getFirst().walked);
        for (Work w : group) {
            outer.retainAll(w.walked);
            if (!w.result.isEmpty()) {
                outer.retainAll(w.result);
            }
            for (Work.Read read : w.reads) {
                if (group.contains(read.from()) && !read.from().forwards(w, read.same())) {
                    outer.retainAll(read.same());
                    outer.retainAll(read.from().result);
                }
            }
        }
        return outer;
    }

    /// Whether a group can be one nest: there are outer axes, and what is folded within a row is a value of that row.
    static boolean isNest(List<Work> group) {
        SortedSet<Axis> outer = outer(group);
        return !outer.isEmpty() && group.stream()
                .allMatch(w -> w.kind != Work.Kind.REDUCE || w.result.isEmpty() || w.result.equals(outer));
    }

    /// Whether two unrelated groups are better walked together: they read the same space.
    static boolean canShare(List<Work> a, List<Work> b) {
        if (a.getFirst().alone() || b.getFirst().alone() || a.getFirst().byColumns != b.getFirst().byColumns) {
            return false;
        }
        List<Work> both = new ArrayList<>(a);
        both.addAll(b);
        SortedSet<Axis> outer = outer(both);
        SortedSet<Axis> left = space(a);
        SortedSet<Axis> right = space(b);
        return isNest(both) && (left.equals(right) || left.containsAll(right) && outer.containsAll(right)
                || right.containsAll(left) && outer.containsAll(left));
    }

    private static SortedSet<Axis> space(List<Work> group) {
        SortedSet<Axis> space = new TreeSet<>();
        group.forEach(w -> space.addAll(w.walked));
        return space;
    }

    /// The sweeps of a nest, in order: one after another where a value must be complete before it is read.
    static List<PlannedSweep> sweeps(List<Work> group, List<Work> order, SortedSet<Axis> outer) {
        List<Work> sorted = group.stream().sorted(Comparator.comparingInt(order::indexOf)).toList();
        for (Work w : sorted) {
            w.level = 0;
            for (Work.Read read : w.reads) {
                if (group.contains(read.from())) {
                    w.level = Math.max(w.level, read.from().level + (read.from().forwards(w, read.same()) ? 0 : 1));
                }
            }
        }
        joinLastWalk(sorted);
        Map<String, PlannedSweep> sweeps = new TreeMap<>();
        for (Work w : sorted) {
            SortedSet<Axis> inner = new TreeSet<>(w.walked);
            inner.removeAll(outer);
            String key = String.format("%06d%s", w.level, inner);
            sweeps.computeIfAbsent(key, _ -> new PlannedSweep(inner, new ArrayList<>())).work().add(w);
        }
        return List.copyOf(sweeps.values());
    }

    /// Reductions that nobody here waits for go with the last sweep over their space.
    private static void joinLastWalk(List<Work> sorted) {
        for (Work w : sorted.reversed()) {
            boolean awaited = sorted.stream().anyMatch(t -> t.reads.stream().anyMatch(read -> read.from() == w));
            if (!awaited) {
                sorted.stream().filter(t -> t.walked.equals(w.walked)).mapToInt(t -> t.level).max()
                        .ifPresent(level -> w.level = Math.max(w.level, level));
            }
        }
    }
}
