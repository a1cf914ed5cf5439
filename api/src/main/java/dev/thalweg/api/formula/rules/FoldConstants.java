// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Meaning;
import org.jspecify.annotations.Nullable;

/// Functions of constants are computed: `f(c) → f(c)` in `double`, and a choice by a comparison of constants is the chosen side.
///
/// Exact in `double`; a 32-bit kernel sees the result rounded once instead of node by node.
public final class FoldConstants implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (expr instanceof Expr.Unary u && u.x() instanceof Expr.Const c
                && u.op() != dev.thalweg.api.formula.UnaryOp.NOT) {
            return Formulas.constant(Meaning.of(u.op(), c.value()));
        }
        if (expr instanceof Expr.Binary b && b.a() instanceof Expr.Const x && b.b() instanceof Expr.Const y
                && !b.op().isTruth()) {
            return Formulas.constant(Meaning.of(b.op(), x.value(), y.value()));
        }
        return expr instanceof Expr.Where w && w.condition() instanceof Expr.Binary b && b.a() instanceof Expr.Const x
                && b.b() instanceof Expr.Const y
                        ? Meaning.of(b.op(), x.value(), y.value()) != 0 ? w.whenTrue() : w.whenFalse()
                        : null;
    }
}
