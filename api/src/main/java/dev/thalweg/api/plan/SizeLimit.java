// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps sweeps within the size of one kernel.
///
/// A sweep of several statements is cut between statements: each part takes as many as fit, in order, and what one part stores the next
/// one reads. A single statement that is too large is cut into two of about half its cost, by storing the part of it that comes nearest
/// to that; this goes on until every statement fits.
///
/// @param operations how many operations a sweep may have
record SizeLimit(int operations) {
    /// Beyond it the JIT compiler gives a kernel up.
    static final SizeLimit OF_KERNELS = new SizeLimit(PlanCheck.MOST_OPERATIONS);

    /// The statements of a sweep, cut where they do not fit.
    List<List<Statement>> cut(List<Statement> statements) {
        List<List<Statement>> parts = new ArrayList<>();
        List<Statement> part = new ArrayList<>();
        for (Statement statement : statements) {
            part.add(statement);
            if (part.size() > 1 && cost(part) > operations) {
                part.removeLast();
                parts.add(part);
                part = new ArrayList<>(List.of(statement));
            }
        }
        parts.add(part);
        return parts;
    }

    private static int cost(List<Statement> statements) {
        return Cost.of(statements.stream().map(Statement::value).toList());
    }

    /// What must be stored so that no statement is too large.
    Set<Expr> halves(WorkList list) {
        Set<Expr> halves = new LinkedHashSet<>();
        for (Work w : list.all) {
            int whole = w.alone() ? 0 : cost(w.value, list);
            if (whole > operations) {
                half(w, whole, list).ifPresent(halves::add);
            }
        }
        return halves;
    }

    private static Optional<Expr> half(Work w, int whole, WorkList list) {
        List<Expr> parts = new ArrayList<>();
        collect(w.value, w, list, Collections.newSetFromMap(new IdentityHashMap<>()), parts);
        return parts.stream().min(Comparator.comparingInt(part -> Math.abs(2 * cost(part, list) - whole)));
    }

    private static void collect(Expr expr, Work w, WorkList list, Set<Expr> seen, List<Expr> parts) {
        boolean isRoot = expr == w.value;
        if (!seen.add(expr) || list.isCut(expr) && !isRoot) {
            return;
        }
        boolean isOwn = isRoot && expr == w.node;
        if (!isOwn && WorkList.isElementwise(expr) && !Materialise.isTruth(expr) && !list.graph.axes(expr).isEmpty()) {
            parts.add(expr);
        }
        expr.operands().forEach(x -> collect(x, w, list, seen, parts));
    }

    /// The operations of a formula down to what is stored, shared ones once.
    private static int cost(Expr root, WorkList list) {
        return cost(root, root, list, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static int cost(Expr expr, Expr root, WorkList list, Set<Expr> seen) {
        if (!seen.add(expr) || expr != root && list.isCut(expr)) {
            return 0;
        }
        return Cost.of(expr) + expr.operands().stream().mapToInt(x -> cost(x, root, list, seen)).sum();
    }
}
