// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// `1 − σ(x) → σ(−x)`: the derivative `σ(x)·(1 − σ(x))` is then the product of two functions that share their exponential.
///
/// More exact than what was written: for great x the difference is 0, the function `e⁻ˣ`.
public final class ComplementSigmoids implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        boolean complement = expr instanceof Expr.Binary b && b.op() == BinaryOp.SUBTRACT && is(b.a(), 1)
                && b.b() instanceof Expr.Unary s && s.op() == UnaryOp.SIGMOID;
        return complement ? Formulas.sigmoid(expr.operands().getLast().operands().getFirst().negate()) : null;
    }
}
