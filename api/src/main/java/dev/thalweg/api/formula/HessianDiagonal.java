// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.ThalwegException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pass after [Differentiate], where it is asked for: second derivatives at one's own position, the diagonal `∂gᵢ/∂xᵢ` of the
/// Hessian.
///
/// It goes forward through the formula of the gradient. The derivative of a node at one's own position is, at every position `i` of the input,
/// how the node changes there when `xᵢ` alone does. Reverse mode over the sum of the gradient would give the sums of the rows of the
/// Hessian instead, which is something else: 0 for a softmax. It follows the same table of derivatives:
///
/// - What is computed position by position follows the chain rule.
/// - A fold over axes that the input lacks folds the derivatives.
/// - A fold, or a pick, over axes of the input that keeps nothing but other axes of it, and below which nothing moves along these, is a number
///   of each row: reverse mode from that number is exact, has the shape of the input, and nothing larger is ever built.
///
/// Anything else is refused with the node that stands in the way. What a formula holds constant, `stop(x)`, is constant to the second
/// derivative too.
public final class HessianDiagonal {
    private static final Expr ONE = Formulas.constant(1);

    private final Graph graph;
    private final Derivatives table;
    private final RowLocality locality;
    private final Expr leaf;
    private final Map<Expr, Optional<Expr>> known = new IdentityHashMap<>();

    private HessianDiagonal(Graph graph, Expr.Input leaf) {
        this.graph = graph;
        this.table = new Derivatives(graph);
        this.leaf = graph.intern(leaf);
        this.locality = new RowLocality(graph, leaf);
    }

    /// The diagonal of the Hessian.
    ///
    /// @param graph where formulas live
    /// @param gradient the gradient of a number with respect to an input
    /// @param leaf that input
    /// @return a formula whose axes are among those of the input; empty where it is 0 for certain, as of a gradient that only jumps
    /// @throws ThalwegException `TH-F005` if there is no such formula that is as cheap as the gradient
    public static Optional<Expr> of(Graph graph, Expr gradient, Expr.Input leaf) {
        return new HessianDiagonal(graph, leaf).at(graph.intern(gradient));
    }

    private Optional<Expr> at(Expr node) {
        Optional<Expr> derivative = known.get(node);
        if (derivative == null) {
            derivative = derivative(node).map(graph::intern);
            known.put(node, derivative);
        }
        return derivative;
    }

    private Optional<Expr> derivative(Expr node) {
        if (node == leaf) {
            return Optional.of(ONE);
        }
        if (!locality.reads(node)) {
            return Optional.empty();
        }
        return switch (node) {
            case Expr.Leaf _, Expr.Stop _ -> Optional.empty();
            case Expr.Unary _, Expr.Binary _, Expr.Where _ -> chained(node);
            case Expr.Reduce r when Collections.disjoint(r.axes(), graph.axes(leaf)) -> folded(r);
            case Expr.Reduce _, Expr.Pick _, Expr.Rename _, Expr.Custom _ -> Optional.of(ofRow(node));
        };
    }

    /// The row of the table is linear in the adjoint, so that it takes the derivative of the operand as well.
    private Optional<Expr> chained(Expr node) {
        List<Expr> operands = node.operands();
        Optional<Expr> sum = Optional.empty();
        for (int i = 0; i < operands.size(); i++) {
            int index = i;
            Optional<Expr> part = at(operands.get(i)).flatMap(inner -> table.row(node, inner).get(index))
                    .map(graph::intern);
            sum = sum.isEmpty() ? part
                    : part.isEmpty() ? sum : Optional.of(graph.intern(Derivatives.sum(sum.get(), part.get())));
        }
        return sum;
    }

    /// Of a sum, an axis that both operand and derivative lack is counted by the sum itself.
    private Optional<Expr> folded(Expr.Reduce r) {
        return at(r.x()).flatMap(inner -> r.op() == Reduction.SUM ? Optional.of(inner) : table.row(r, inner).getFirst())
                .map(part -> Formulas.reduce(Reduction.SUM, part, r.axes()));
    }

    private Expr ofRow(Expr node) {
        Set<Axis> kept = graph.axes(node);
        Optional<Expr> moving = graph.axes(leaf).containsAll(kept) ? locality.movingAlong(kept, node)
                : Optional.of(node);
        if (moving.isPresent()) {
            throw new ThalwegException("TH-F005", "no second derivative at one's own position with respect to "
                    + leaf + ": " + Printer.print(moving.get())
                    + " mixes positions. Take the gradient alone, or hold that part constant with stop(…).");
        }
        return new Differentiate(graph).gradients(node, ONE, List.of(leaf)).getFirst();
    }
}
