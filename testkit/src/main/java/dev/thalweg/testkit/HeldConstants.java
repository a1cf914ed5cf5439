// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Turns what a formula holds constant, `stop(x)`, into inputs that keep the value which it has at one point: a derivative is a slope of
/// the formula that is left.
final class HeldConstants {
    private final Evaluator point;
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    /// @param point evaluates at the point
    HeldConstants(Evaluator point) {
        this.point = point;
    }

    /// The formula over inputs in place of constants.
    Expr in(Expr expr) {
        Expr known = done.get(expr);
        if (known == null) {
            known = expr instanceof Expr.Stop stop ? held(stop)
                    : expr.withOperands(expr.operands().stream().map(this::in).toList());
            done.put(expr, known);
        }
        return known;
    }

    private Expr held(Expr.Stop stop) {
        Tensor value = point.evaluate(stop.x());
        String name = "held" + tensors.size();
        tensors.put(name, value);
        return new Expr.Input(name, value.axes(), Kind.REAL);
    }

    /// The values of the inputs.
    Map<String, Tensor> tensors() {
        return tensors;
    }
}
