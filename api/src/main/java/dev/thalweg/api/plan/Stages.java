// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Decides what runs before what, and groups work that shares one loop nest.
///
/// Between a producer and a consumer that can walk the same outer axes there need not be a barrier: both can stand in one nest.
/// Everything the deepest outputs need runs as late as it can, the rest as early as its producers allow or together with a walk over
/// the same space.
final class Stages {
    private static final int UNPLACED = Integer.MAX_VALUE;

    private record Edge(Work from, Work to) {
    }

    private final List<Work> work;
    private final Set<Edge> broken = new HashSet<>();

    private Stages(List<Work> work) {
        this.work = work;
    }

    /// Groups in running order; each is one nest, or one piece of work that is a step of its own.
    static List<List<Work>> of(List<Work> work) {
        List<List<Work>> result = new ArrayList<>(work.stream().filter(Work::isPrologue).map(List::of).toList());
        List<Work> body = work.stream().filter(w -> !w.isPrologue()).toList();
        Stages stages = new Stages(body);
        while (true) {
            stages.place();
            List<List<Work>> groups = stages.groups();
            if (!groups.isEmpty() || body.isEmpty()) {
                result.addAll(groups);
                return result;
            }
        }
    }

    /// What a piece of work waits for, the prologue apart.
    private static List<Work.Read> awaited(Work w) {
        return w.reads.stream().filter(read -> !read.from().isPrologue()).toList();
    }

    private boolean barrier(Work to, Work.Read read) {
        Work from = read.from();
        if (read.looksUp() || from.alone() || to.alone() || from.byColumns || to.byColumns
                || broken.contains(new Edge(from, to))) {
            return true;
        }
        SortedSet<Axis> shared = new TreeSet<>(read.same());
        shared.retainAll(to.walked);
        shared.retainAll(from.result);
        return shared.isEmpty();
    }

    private int distance(Work to, Work.Read read) {
        return barrier(to, read) ? 1 : 0;
    }

    private void place() {
        Set<Work> used = Collections.newSetFromMap(new IdentityHashMap<>());
        int last = 0;
        for (Work w : work) {
            w.stage = 0;
            for (Work.Read read : awaited(w)) {
                used.add(read.from());
                w.stage = Math.max(w.stage, read.from().stage + distance(w, read));
            }
            if (isAnchor(w)) {
                last = Math.max(last, w.stage);
            }
        }
        asLateAsPossible(used, last);
        for (Work w : work) {
            if (w.late == UNPLACED) {
                w.late = shallow(w);
            }
        }
        for (Work w : work) {
            for (Work.Read read : awaited(w)) {
                w.late = Math.max(w.late, read.from().late + distance(w, read));
            }
        }
        work.forEach(w -> w.stage = w.late);
    }

    /// Whether what it needs had better run with it. Scalar code costs nothing wherever it stands.
    private static boolean isAnchor(Work w) {
        return w.kind != Work.Kind.SCALAR;
    }

    private void asLateAsPossible(Set<Work> used, int last) {
        work.forEach(w -> w.late = isAnchor(w) && !used.contains(w) && w.stage == last ? last : UNPLACED);
        for (Work w : work.reversed()) {
            if (w.late != UNPLACED) {
                awaited(w).forEach(read -> read.from().late = Math.min(read.from().late, w.late - distance(w, read)));
            }
        }
    }

    /// The stage of work that only shallow outputs need: where its producers are, or with a walk over the same space.
    private int shallow(Work w) {
        if (!awaited(w).isEmpty() && awaited(w).stream().allMatch(read -> read.from().late != UNPLACED)) {
            return awaited(w).stream().mapToInt(read -> read.from().late + distance(w, read)).max().orElse(0);
        }
        if (!awaited(w).isEmpty() || w.alone()) {
            return w.stage;
        }
        int bound = work.stream()
                .flatMap(
                        t -> awaited(t).stream().filter(read -> read.from() == w)
                                .map(read -> t.stage - distance(t, read)))
                .mapToInt(Integer::intValue).min().orElse(UNPLACED);
        int joined = work.stream()
                .filter(t -> t != w && t.late != UNPLACED && !t.alone() && t.walked.equals(w.walked))
                .mapToInt(t -> t.late).max().orElse(w.stage);
        return Math.max(w.stage, Math.min(bound, joined));
    }

    /// Groups stage by stage; none when a group was no nest and an edge was broken instead.
    private List<List<Work>> groups() {
        List<List<Work>> result = new ArrayList<>();
        int last = work.stream().mapToInt(w -> w.stage).max().orElse(-1);
        for (int stage = 0; stage <= last; stage++) {
            List<List<Work>> here = connected(stage);
            for (List<Work> group : here) {
                if (!group.getFirst().alone() && !Nests.isNest(group) && breakEdge(group)) {
                    return List.of();
                }
            }
            merge(here);
            here.sort(java.util.Comparator.comparingInt(group -> group.getFirst().kind == Work.Kind.SCALAR ? 0
                    : group.getFirst().alone() ? 2 : 1));
            result.addAll(here);
        }
        return result;
    }

    private List<List<Work>> connected(int stage) {
        List<List<Work>> groups = new ArrayList<>();
        for (Work w : work) {
            if (w.stage != stage) {
                continue;
            }
            List<Work> mine = new ArrayList<>(List.of(w));
            for (Work.Read read : awaited(w)) {
                groups.stream().filter(g -> g.contains(read.from())).findFirst().ifPresent(g -> {
                    groups.remove(g);
                    mine.addAll(0, g);
                });
            }
            groups.add(mine);
        }
        return groups;
    }

    /// Breaks the edge whose consumer walks the smallest space.
    private boolean breakEdge(List<Work> group) {
        Edge cheapest = null;
        int least = UNPLACED;
        for (Work w : group) {
            for (Work.Read read : awaited(w)) {
                int size = 10 * w.walked.size() + read.from().result.size();
                if (group.contains(read.from()) && size < least) {
                    least = size;
                    cheapest = new Edge(read.from(), w);
                }
            }
        }
        return cheapest != null && broken.add(cheapest);
    }

    private static void merge(List<List<Work>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (Nests.canShare(groups.get(i), groups.get(j))) {
                    groups.get(i).addAll(groups.remove(j));
                    j = i;
                }
            }
        }
    }
}
