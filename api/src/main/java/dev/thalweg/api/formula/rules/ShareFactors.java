// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `x + x → 2·x`; what two products have in common comes outside, `a·b ± a·c → a·(b ± c)`, also of longer products, and of squares where that
/// saves an operation: `a·b − k·a² → a·(b − k·a)`. Both must keep a factor: `a − a·b` is one fused operation as it stands.
///
/// Exact for the first; the second moves roundings and can turn `∞ − ∞` into `∞·0`, both NaN.
public final class ShareFactors implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b) || b.op() != BinaryOp.ADD && b.op() != BinaryOp.SUBTRACT) {
            return null;
        }
        return b.op() == BinaryOp.ADD && b.a() == b.b() ? Formulas.constant(2).times(b.a()) : share(b);
    }

    private static @Nullable Expr share(Expr.Binary b) {
        List<Expr> shared = new ArrayList<>();
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>(factors(b.b()).toList());
        factors(b.a()).forEach(factor -> (remove(right, factor) ? shared : left).add(factor));
        if (shared.isEmpty() || left.isEmpty() || right.isEmpty()) {
            return null;
        }
        boolean saves = shared.size() > 1 || left.size() > 1 || right.size() > 1;
        boolean plain = b.a() instanceof Expr.Binary && b.b() instanceof Expr.Binary;
        return saves || plain
                ? product(shared).times(new Expr.Binary(b.op(), product(left), product(right)))
                : null;
    }

    private static boolean remove(List<Expr> factors, Expr factor) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i) == factor) {
                factors.remove(i);
                return true;
            }
        }
        return false;
    }

    private static Stream<Expr> factors(Expr expr) {
        return switch (expr) {
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY -> Stream.concat(factors(b.a()), factors(b.b()));
            case Expr.Unary u when u.op() == UnaryOp.SQUARE -> Stream.concat(factors(u.x()), factors(u.x()));
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                Stream.of(expr);
        };
    }

    private static Expr product(List<Expr> factors) {
        return factors.stream().reduce(Expr::times).orElseThrow();
    }
}
