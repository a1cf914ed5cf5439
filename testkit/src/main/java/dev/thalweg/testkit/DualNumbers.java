// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.cos;
import static dev.thalweg.api.formula.Formulas.digamma;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.reduce;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.sin;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The second parts of dual numbers: how fast each node of a formula changes while its inputs move. It goes forward from the inputs, node
/// by node, and shares nothing with the derivation that goes backward: a second opinion on gradients.
///
/// Of an operation over rows that says nothing but its own derivative a difference is taken.
final class DualNumbers {
    private static final Expr ZERO = constant(0);
    private static final Expr ONE = constant(1);
    /// Of operations over rows; the difference is off by its square.
    private static final double STEP = 1e-5;

    private final Set<String> moving;
    private final Graph graph = new Graph();
    /// The speed of each node, as far as they are known; empty for one that rests.
    private final Map<Expr, Optional<Expr>> speeds = new IdentityHashMap<>();

    /// @param moving the inputs that move, each at a [#speed(String)]
    DualNumbers(Set<String> moving) {
        this.moving = Set.copyOf(moving);
    }

    /// The name of the input that holds how fast the entries of another one move.
    static String speed(String input) {
        return "speed of " + input;
    }

    /// Whether a formula holds an operation of which a difference is taken.
    static boolean takesDifferences(Expr formula) {
        Graph graph = new Graph();
        return Graph.topological(List.of(graph.intern(formula))).stream().anyMatch(Expr.Custom.class::isInstance);
    }

    /// How fast a formula changes.
    Expr slope(Expr formula) {
        return orZero(graph.intern(formula));
    }

    private Optional<Expr> of(Expr node) {
        Optional<Expr> known = speeds.get(node);
        if (known == null) {
            known = speed(node).map(graph::intern);
            speeds.put(node, known);
        }
        return known;
    }

    private Expr orZero(Expr node) {
        return of(node).orElse(ZERO);
    }

    private Optional<Expr> speed(Expr node) {
        boolean rests = node instanceof Expr.Stop
                || node.operands().stream().allMatch(operand -> of(operand).isEmpty());
        if (rests && !(node instanceof Expr.Input)) {
            return Optional.empty();
        }
        return switch (node) {
            case Expr.Input i -> Optional.of(new Expr.Input(speed(i.name()), i.axes(), i.kind()))
                    .filter(_ -> moving.contains(i.name())).map(Expr.class::cast);
            case Expr.Leaf _, Expr.Stop _ -> Optional.empty();
            case Expr.Unary u -> of(u.x()).flatMap(dx -> unary(u, dx));
            case Expr.Binary b -> binary(b, orZero(b.a()), orZero(b.b()));
            case Expr.Where w ->
                Optional.of(where(w.condition(), orZero(w.whenTrue()), orZero(w.whenFalse())));
            case Expr.Reduce r -> of(r.x()).map(dx -> reduction(r, dx));
            case Expr.Pick p -> of(p.x()).map(dx -> pick(along(dx, p.axis()), p.axis(), p.index()));
            case Expr.Rename r -> of(r.x()).map(dx -> rename(along(dx, r.from()), r.from(), r.to()));
            case Expr.Custom c -> rows(c);
        };
    }

    /// The same at every position of an axis that it may lack.
    private Expr along(Expr x, Axis axis) {
        return graph.axes(graph.intern(x)).contains(axis) ? x : x.plus(position(axis).times(ZERO));
    }

    private static Expr reduction(Expr.Reduce r, Expr dx) {
        return switch (r.op()) {
            case SUM -> reduce(Reduction.SUM, dx, r.axes());
            case LOG_SUM_EXP -> reduce(Reduction.SUM, exp(r.x().minus(r)).times(dx), r.axes());
            case MAX, MAX_NUMBER, MIN -> {
                Expr wins = r.x().equalTo(r);
                yield reduce(Reduction.SUM, where(wins, dx, ZERO), r.axes())
                        .over(reduce(Reduction.SUM, where(wins, ONE, ZERO), r.axes()));
            }
        };
    }

    private Optional<Expr> rows(Expr.Custom c) {
        boolean isStepped = c.operation().adjoints(c, ONE).stream().allMatch(Optional::isEmpty);
        return isStepped ? Optional.empty()
                : Optional.of(moved(c, STEP).minus(moved(c, -STEP)).over(constant(2 * STEP)));
    }

    private Expr moved(Expr.Custom c, double step) {
        List<Expr> arguments = new ArrayList<>();
        c.arguments().forEach(x -> arguments.add(of(x).map(dx -> x.plus(dx.times(step))).orElse(x)));
        return new Expr.Custom(c.operation(), arguments);
    }

    private static Optional<Expr> unary(Expr.Unary u, Expr dx) {
        Expr x = u.x();
        return switch (u.op()) {
            case NEGATE -> Optional.of(dx.negate());
            case ABS -> Optional.of(sign(x).times(dx));
            case SQUARE -> Optional.of(x.times(dx).times(2));
            case SQRT -> Optional.of(dx.over(sqrt(x).times(2)));
            case RECIPROCAL -> Optional.of(dx.negate().over(x.square()));
            case EXP, EXPM1 -> Optional.of(exp(x).times(dx));
            case LOG -> Optional.of(dx.over(x));
            case LOG1P -> Optional.of(dx.over(x.plus(1)));
            case SIGMOID -> Optional.of(dx.over(exp(x).plus(exp(x.negate())).plus(2)));
            case SOFTPLUS -> Optional.of(dx.over(exp(x.negate()).plus(1)));
            case TANH -> Optional.of(ONE.minus(tanh(x).square()).times(dx));
            case ERF -> Optional.of(exp(x.square().negate()).times(2 / Math.sqrt(Math.PI)).times(dx));
            case XLOGX -> Optional.of(log(x).plus(1).times(dx));
            case SIN -> Optional.of(cos(x).times(dx));
            case COS -> Optional.of(sin(x).times(dx).negate());
            case ACOS -> Optional.of(dx.negate().over(sqrt(ONE.minus(x.square()))));
            case ATAN -> Optional.of(dx.over(x.square().plus(1)));
            case LGAMMA -> Optional.of(digamma(x).times(dx));
            case DIGAMMA -> throw new IllegalArgumentException("no formula says the slope of digamma");
            case SIGN, NOT -> Optional.empty();
        };
    }

    private static Optional<Expr> binary(Expr.Binary b, Expr dx, Expr dy) {
        Expr x = b.a();
        Expr y = b.b();
        return switch (b.op()) {
            case ADD -> Optional.of(dx.plus(dy));
            case SUBTRACT -> Optional.of(dx.minus(dy));
            case MULTIPLY -> Optional.of(product(dx, y).plus(product(dy, x)));
            case DIVIDE -> Optional.of(quotient(dx, y).minus(product(quotient(dy, y), x.over(y))));
            case POWER -> Optional.of(product(dx, power(x, y)).plus(product(dy, x.power(y).times(log(x)))));
            case MAX -> Optional.of(winner(x, y, Expr::greaterThan, dx, dy));
            case MIN -> Optional.of(winner(x, y, Expr::lessThan, dx, dy));
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR -> Optional.empty();
        };
    }

    private static Expr power(Expr x, Expr y) {
        return where(y.equalTo(ZERO), ZERO, y.times(x.power(y.minus(1))));
    }

    /// What does not move adds nothing, whatever it is multiplied by.
    private static Expr product(Expr speed, Expr factor) {
        return speed.equals(ZERO) ? ZERO : speed.times(factor);
    }

    private static Expr quotient(Expr speed, Expr divisor) {
        return speed.equals(ZERO) ? ZERO : speed.over(divisor);
    }

    @FunctionalInterface
    private interface Order {
        Expr of(Expr a, Expr b);
    }

    /// The faster of two that are equal is not known: their mean.
    private static Expr winner(Expr x, Expr y, Order beats, Expr dx, Expr dy) {
        return where(x.equalTo(y), dx.plus(dy).half(), where(beats.of(x, y), dx, dy));
    }
}
