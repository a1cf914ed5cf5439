// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.formula.rules.CancelNegations;
import dev.thalweg.api.formula.rules.ComplementSigmoids;
import dev.thalweg.api.formula.rules.DropMaskedZeros;
import dev.thalweg.api.formula.rules.DropNeutralOperands;
import dev.thalweg.api.formula.rules.FoldConstants;
import dev.thalweg.api.formula.rules.GatherScalars;
import dev.thalweg.api.formula.rules.MergeMasks;
import dev.thalweg.api.formula.rules.MovePicks;
import dev.thalweg.api.formula.rules.MoveRenames;
import dev.thalweg.api.formula.rules.NormalizePowers;
import dev.thalweg.api.formula.rules.OrderOperands;
import dev.thalweg.api.formula.rules.PickOneHots;
import dev.thalweg.api.formula.rules.PullOutOfSums;
import dev.thalweg.api.formula.rules.Rule;
import dev.thalweg.api.formula.rules.ShareFactors;
import dev.thalweg.api.formula.rules.ShortenProducts;
import dev.thalweg.api.formula.rules.SimplifyChoices;
import dev.thalweg.api.formula.rules.SplitProductsInSums;
import dev.thalweg.api.formula.rules.UnrollConstantAxes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The third pass: applies small rules from the leaves up until none has an answer.
public final class Simplify {
    /// Every rule, in the order in which they are asked.
    static final List<Rule> RULES = List.of(new FoldConstants(), new DropNeutralOperands(),
            new CancelNegations(), new ComplementSigmoids(),
            new NormalizePowers(), new SimplifyChoices(), new DropMaskedZeros(), new MergeMasks(), new GatherScalars(),
            new ShortenProducts(),
            new ShareFactors(), new PullOutOfSums(), new PickOneHots(), new UnrollConstantAxes(),
            new SplitProductsInSums(), new MovePicks(),
            new MoveRenames(),
            new OrderOperands());

    /// Far more rewritings of one node than any formula needs; beyond it two rules undo each other.
    private static final int MOST_REWRITINGS = 1000;

    private final Graph graph;
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    /// Simplifies formulas of a graph.
    ///
    /// @param graph the graph
    public Simplify(Graph graph) {
        this.graph = graph;
    }

    /// Simplifies a formula.
    ///
    /// @param expr any formula
    /// @return an equal one, in the graph
    public Expr simplify(Expr expr) {
        Expr start = graph.intern(expr);
        Expr known = done.get(start);
        if (known != null) {
            return known;
        }
        List<Expr> trail = new ArrayList<>();
        Expr node = start;
        while (true) {
            Expr settled = done.get(node);
            if (settled != null) {
                node = settled;
                break;
            }
            trail.add(node);
            Expr rebuilt = rebuild(node);
            Expr next = rebuilt != node ? rebuilt : rewrite(node);
            if (next == node) {
                break;
            }
            if (trail.size() > MOST_REWRITINGS) {
                throw new IllegalStateException("rules undo each other at " + Printer.print(node));
            }
            node = next;
        }
        for (Expr passed : trail) {
            done.put(passed, node);
        }
        return node;
    }

    private Expr rebuild(Expr node) {
        List<Expr> operands = node.operands();
        return operands.isEmpty() ? node
                : graph.intern(node.withOperands(operands.stream().map(this::simplify).toList()));
    }

    private Expr rewrite(Expr node) {
        for (Rule rule : RULES) {
            Expr answer = rule.rewrite(node, graph);
            if (answer != null) {
                Expr next = graph.intern(answer);
                if (next != node) {
                    return next;
                }
            }
        }
        return node;
    }
}
