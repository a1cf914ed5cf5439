// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static dev.thalweg.api.formula.Formulas.constant;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossReduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a formula bends or jumps: at the point where what it decides by is 0.
///
/// At one kink a derivative is a slope on one side, or lies between both. Where several meet, each is derived as if it were alone, and what
/// follows need be neither: of `max(0, -|x|)`, which is 0 everywhere, a formula may say ±1 at 0.
final class Kinks {
    private final LossCase before;
    private final LossCase at;
    private final LossCase after;
    private final AssembledLoss assembled;
    private final Graph graph = new Graph();

    /// Of the sum of a loss.
    ///
    /// @param before on one side of the point
    /// @param at the point
    /// @param after on the other side
    Kinks(LossCase before, LossCase at, LossCase after) {
        this.before = before;
        this.at = at;
        this.after = after;
        assembled = at.assembled(LossReduction.SUM);
    }

    /// Whether more than one decision falls between the two sides.
    boolean meet() {
        List<Expr> nodes = new ArrayList<>();
        collect(graph.intern(assembled.value()), nodes);
        return nodes.stream().mapToInt(this::kinksOf).sum() > 1;
    }

    /// Nodes that move; what is held constant decides nothing.
    private static void collect(Expr node, List<Expr> nodes) {
        if (!(node instanceof Expr.Stop) && !nodes.contains(node)) {
            nodes.add(node);
            node.operands().forEach(operand -> collect(operand, nodes));
        }
    }

    private int kinksOf(Expr node) {
        return switch (node) {
            case Expr.Unary u -> switch (u.op()) {
                case ABS, SIGN -> changes(u.x());
                case NEGATE, SQUARE, SQRT, RECIPROCAL, EXP, EXPM1, LOG, LOG1P, SIGMOID, SOFTPLUS, TANH, ERF, SIN, COS,
                        ACOS,
                        ATAN, LGAMMA, DIGAMMA, XLOGX, NOT ->
                    0;
            };
            case Expr.Binary b -> switch (b.op()) {
                case MAX, MIN, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL -> changes(b.a().minus(b.b()));
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, AND, OR -> 0;
            };
            case Expr.Reduce r when r.op() == Reduction.MAX || r.op() == Reduction.MIN ->
                // one entry that wins in the place of another is two that change
                Math.max(0, changes(r.x().minus(r)) - 1);
            case Expr.Custom c when c.operation().adjoints(c, constant(1)).stream().allMatch(Optional::isEmpty) ->
                changes(c);
            case Expr.Leaf _, Expr.Where _, Expr.Stop _, Expr.View _, Expr.Collective _ -> 0;
        };
    }

    /// How many entries have another sign on one side than on the other or at the point; of whole numbers, another value.
    private int changes(Expr expr) {
        double[] left = values(expr, before);
        double[] middle = values(expr, at);
        double[] right = values(expr, after);
        int changes = 0;
        for (int i = 0; i < middle.length; i++) {
            boolean isStepped = expr instanceof Expr.Custom;
            changes += isStepped ? middle[i] != left[i] || middle[i] != right[i] ? 1 : 0
                    : Math.signum(middle[i]) != Math.signum(left[i]) || Math.signum(middle[i]) != Math.signum(right[i])
                            ? 1 : 0;
        }
        return changes;
    }

    private double[] values(Expr expr, LossCase point) {
        return point.evaluate(assembled, expr, List.copyOf(graph.axes(graph.intern(expr))), at);
    }
}
