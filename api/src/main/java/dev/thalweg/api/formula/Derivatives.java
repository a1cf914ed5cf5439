// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.reduce;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.where;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The table of derivatives: one row a kind of node, giving the adjoint of each operand from the adjoint of the node.
///
/// **Masks float outwards.** An adjoint that is masked, `where(c, a, 0)`, times a local derivative `d` is `where(c, a·d, 0)`: a
/// branch not taken contributes exactly 0, whatever the derivative is there. This keeps NaN out.
final class Derivatives {
    private static final Expr ZERO = constant(0);
    private static final Expr ONE = constant(1);

    private final Graph graph;

    Derivatives(Graph graph) {
        this.graph = graph;
    }

    /// The adjoints of the operands of a node, in order; empty where there is none.
    List<Optional<Expr>> row(Expr node, Expr adjoint) {
        return switch (node) {
            case Expr.Leaf _ -> List.of();
            case Expr.Unary u -> List.of(unary(u, adjoint));
            case Expr.Binary b -> binary(b, adjoint);
            case Expr.Where w -> List.of(Optional.empty(),
                    Optional.of(inside(adjoint, g -> where(w.condition(), g, ZERO))),
                    Optional.of(inside(adjoint, g -> where(w.condition(), ZERO, g))));
            case Expr.Stop _ -> List.of(Optional.empty());
            case Expr.Reduce r -> List.of(Optional.of(reduction(r, adjoint)));
            case Expr.Pick p -> List.of(Optional.of(scatter(p, adjoint)), Optional.empty());
            case Expr.Rename r -> List.of(Optional.of(renamed(adjoint, r.to(), r.from())));
            case Expr.Custom c -> custom(c, adjoint);
        };
    }

    /// A mask that is the same for a whole row stays outside.
    private List<Optional<Expr>> custom(Expr.Custom c, Expr g) {
        boolean isMask = g instanceof Expr.Where w && (isZero(w.whenTrue()) || isZero(w.whenFalse()))
                && Collections.disjoint(graph.axes(w.condition()), c.operation().axes());
        if (!isMask || !(g instanceof Expr.Where w)) {
            return c.operation().adjoints(c, g);
        }
        boolean holds = isZero(w.whenFalse());
        return custom(c, holds ? w.whenTrue() : w.whenFalse()).stream()
                .map(part -> part.map(x -> holds ? where(w.condition(), x, ZERO) : where(w.condition(), ZERO, x)))
                .toList();
    }

    private Expr reduction(Expr.Reduce r, Expr g) {
        return switch (r.op()) {
            case SUM -> counted(r, g);
            case LOG_SUM_EXP -> times(g, exp(r.x().minus(r)));
            case MAX, MAX_NUMBER, MIN -> {
                Expr hit = r.x().equalTo(r);
                yield where(hit, over(g, reduce(Reduction.SUM, where(hit, ONE, ZERO), r.axes())), ZERO);
            }
        };
    }

    /// A summed axis that the operand lacks counted it once per position.
    private Expr counted(Expr.Reduce r, Expr g) {
        var missing = new TreeSet<>(r.axes());
        missing.removeAll(graph.axes(r.x()));
        return missing.isEmpty() ? g : times(g, Formulas.size(missing));
    }

    /// What was gathered is given back: one-hot along the axis, summed over the axes that only the index has. Where the index has the axis
    /// itself, so has the adjoint, and its entries are added up where they came from.
    private Expr scatter(Expr.Pick p, Expr g) {
        var extra = new TreeSet<>(graph.axes(p.index()));
        extra.removeAll(graph.axes(p.x()));
        Expr given = graph.axes(p.index()).contains(p.axis()) ? Formulas.scatter(g, p.axis(), p.index())
                : where(position(p.axis()).equalTo(p.index()), g, ZERO);
        return reduce(Reduction.SUM, given, extra);
    }

    /// An adjoint under the other name; its masks are renamed as well and stay outside.
    private Expr renamed(Expr g, Axis from, Axis to) {
        if (!graph.axes(g).contains(from)) {
            return g;
        }
        if (g instanceof Expr.Where w && (isZero(w.whenTrue()) || isZero(w.whenFalse()))) {
            return where(renamed(w.condition(), from, to), renamed(w.whenTrue(), from, to),
                    renamed(w.whenFalse(), from, to));
        }
        return Formulas.rename(g, from, to);
    }

    private static Optional<Expr> unary(Expr.Unary u, Expr g) {
        Expr x = u.x();
        return switch (u.op()) {
            case NEGATE -> Optional.of(negated(g));
            case ABS -> Optional.of(times(g, sign(x)));
            case SQUARE -> Optional.of(times(g, constant(2).times(x)));
            case SQRT -> Optional.of(over(g, constant(2).times(u)));
            case RECIPROCAL -> Optional.of(negated(times(g, u.square())));
            case EXP -> Optional.of(times(g, u));
            case EXPM1 -> Optional.of(times(g, u.plus(1)));
            case LOG -> Optional.of(over(g, x));
            case LOG1P -> Optional.of(over(g, ONE.plus(x)));
            case SIGMOID -> Optional.of(times(g, u.times(ONE.minus(u))));
            case SOFTPLUS -> Optional.of(times(g, sigmoid(x)));
            case TANH -> Optional.of(times(g, ONE.minus(u.square())));
            case ERF -> Optional.of(times(g, exp(x.square().negate()).times(2 / Math.sqrt(Math.PI))));
            case XLOGX -> Optional.of(times(g, log(x).plus(1)));
            case SIN -> Optional.of(times(g, Formulas.cos(x)));
            case COS -> Optional.of(negated(times(g, Formulas.sin(x))));
            case ACOS -> Optional.of(negated(over(g, Formulas.sqrt(ONE.minus(x.square())))));
            case ATAN -> Optional.of(over(g, ONE.plus(x.square())));
            case LGAMMA -> Optional.of(times(g, Formulas.digamma(x)));
            case DIGAMMA -> throw new dev.thalweg.api.ThalwegException("TH-F003",
                    "no derivative of " + Printer.print(u) + ". Hold it constant with stop(…).");
            case SIGN, NOT -> Optional.empty();
        };
    }

    private static List<Optional<Expr>> binary(Expr.Binary b, Expr g) {
        Expr x = b.a();
        Expr y = b.b();
        return switch (b.op()) {
            case ADD -> both(g, g);
            case SUBTRACT -> both(g, negated(g));
            case MULTIPLY -> both(times(g, y), times(g, x));
            case DIVIDE -> both(over(g, y), negated(times(g, b.over(y))));
            case POWER -> both(where(y.equalTo(ZERO), ZERO, times(g, y.times(x.power(y.minus(1))))),
                    where(x.equalTo(ZERO), ZERO, times(g, b.times(log(x)))));
            case MAX -> both(winner(x.atLeast(y), x.equalTo(y), g), winner(y.atLeast(x), x.equalTo(y), g));
            case MIN -> both(winner(x.atMost(y), x.equalTo(y), g), winner(y.atMost(x), x.equalTo(y), g));
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR ->
                List.of(Optional.empty(), Optional.empty());
        };
    }

    private static List<Optional<Expr>> both(Expr a, Expr b) {
        return List.of(Optional.of(a), Optional.of(b));
    }

    private static Expr winner(Expr winsOrTies, Expr ties, Expr g) {
        return where(winsOrTies, times(g, where(ties, Formulas.constant(0.5), ONE)), ZERO);
    }

    private static Expr times(Expr g, Expr d) {
        return inside(g, a -> a.times(d));
    }

    private static Expr over(Expr g, Expr d) {
        return inside(g, a -> a.over(d));
    }

    private static Expr negated(Expr g) {
        return inside(g, Expr::negate);
    }

    /// Changes an adjoint below its masks, which stay outside.
    private static Expr inside(Expr g, UnaryOperator<Expr> change) {
        return g instanceof Expr.Where w && isZero(w.whenFalse())
                ? where(w.condition(), inside(w.whenTrue(), change), ZERO)
                : g instanceof Expr.Where v && isZero(v.whenTrue())
                        ? where(v.condition(), ZERO, inside(v.whenFalse(), change)) : change.apply(g);
    }

    /// The sum of two adjoints of one graph, a common mask outside: otherwise the sum of two masked adjoints would be no masked
    /// adjoint, and 0 times an infinite derivative would be NaN.
    static Expr sum(Expr a, Expr b) {
        if (!(a instanceof Expr.Where v && b instanceof Expr.Where w && v.condition() == w.condition())) {
            return a.plus(b);
        }
        boolean apart = isZero(v.whenFalse()) && isZero(w.whenTrue());
        if (apart || isZero(v.whenTrue()) && isZero(w.whenFalse())) {
            return apart ? where(v.condition(), v.whenTrue(), w.whenFalse())
                    : where(v.condition(), w.whenTrue(), v.whenFalse());
        }
        return where(v.condition(), sumOfBranches(v.whenTrue(), w.whenTrue()),
                sumOfBranches(v.whenFalse(), w.whenFalse()));
    }

    private static Expr sumOfBranches(Expr a, Expr b) {
        return isZero(a) ? b : isZero(b) ? a : sum(a, b);
    }

    private static boolean isZero(Expr expr) {
        return expr instanceof Expr.Const c && c.value() == 0;
    }
}
