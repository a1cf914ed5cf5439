// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A sum over a short axis of constant size whose terms differ by their position is written out:
/// `sum[v](where(pos[v] == 0, 0, x)) → where(0 == 0, 0, x[v = 0]) + where(1 == 0, 0, x[v = 1])`, of which the constants leave `x[v = 1]`.
///
/// Exact where at most one term is not 0; else the order of the sum is that of the positions.
public final class UnrollConstantAxes implements Rule {
    private static final int SHORT = 8;
    private static final int CHEAP = 14;

    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Reduce r) || r.op() != Reduction.SUM || r.axes().size() != 1) {
            return null;
        }
        Axis axis = r.axes().first();
        boolean isShort = axis.constantSize() > 0 && axis.constantSize() <= SHORT;
        if (!isShort || !(r.x() instanceof Expr.Elementwise) || Patterns.costAboveFolds(r.x()) >= CHEAP
                || !choosesByPosition(r.x(), axis)) {
            return null;
        }
        return IntStream.range(0, axis.constantSize())
                .mapToObj(i -> Formulas.pick(r.x(), axis, Formulas.constant(i))).reduce(Expr::plus).orElseThrow();
    }

    private static boolean choosesByPosition(Expr expr, Axis axis) {
        return switch (expr) {
            case Expr.Position p -> p.axis().equals(axis);
            case Expr.Elementwise _ ->
                expr.operands().stream().anyMatch(x -> choosesByPosition(x, axis));
            case Expr.Input _, Expr.Hyper _, Expr.Const _, Expr.Size _, Expr.Collective _, Expr.View _ -> false;
        };
    }
}
