// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Expr;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds outputs that are written over an input which is read again later, to compute the very same value. Once such a
/// value is materialised, what is later reads it where it was written.
final class Overwriting {
    private final WorkList list;
    private final List<List<Work>> groups;

    private Overwriting(WorkList list, List<List<Work>> groups) {
        this.list = list;
        this.groups = groups;
    }

    /// The values of outputs that come too early for what reads their input.
    static Set<Expr> candidates(List<Program.Output> outputs, WorkList list, List<List<Work>> groups) {
        groups.stream().filter(group -> !group.getFirst().alone())
                .forEach(group -> Nests.sweeps(group, list.all, Nests.outer(group)));
        Overwriting overwriting = new Overwriting(list, groups);
        Set<Expr> values = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Program.Output output : outputs) {
            if (!output.inPlaceOf().isEmpty() && WorkList.isElementwise(output.value())
                    && overwriting.isReadLater(output)) {
                values.add(output.value());
            }
        }
        return values;
    }

    private boolean isReadLater(Program.Output output) {
        Work written = list.all.stream().filter(w -> w.target.equals(output.name())).findFirst().orElseThrow();
        return list.all.stream().anyMatch(w -> w != written && isLater(w, written)
                && inputs(w).contains(output.inPlaceOf()));
    }

    private boolean isLater(Work w, Work than) {
        int one = group(w);
        int other = group(than);
        return one > other || one == other && w.level > than.level;
    }

    private int group(Work w) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(w)) {
                return i;
            }
        }
        throw new IllegalStateException("unplaced " + w);
    }

    /// The names of the inputs that a piece of work reads itself, not by way of another one.
    private Set<String> inputs(Work w) {
        Set<String> names = new HashSet<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        if (w.kind == Work.Kind.REDUCE && list.isCut(w.value) || isReadFromAnother(w)) {
            return names;
        }
        note(w.value, names);
        w.value.operands().forEach(x -> collect(x, names, seen));
        return names;
    }

    /// A copy of what another piece of work makes.
    private static boolean isReadFromAnother(Work w) {
        return w.reads.stream().anyMatch(read -> read.from().node == w.value);
    }

    private void collect(Expr node, Set<String> names, Set<Expr> seen) {
        if (seen.add(node) && !list.isCut(node)) {
            note(node, names);
            node.operands().forEach(x -> collect(x, names, seen));
        }
    }

    private static void note(Expr node, Set<String> names) {
        if (node instanceof Expr.Input input) {
            names.add(input.name());
        }
    }
}
