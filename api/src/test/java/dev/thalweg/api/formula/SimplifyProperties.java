// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Both sides of every rewriting are evaluated, on random formulas and on inputs with signed zeros, infinities, NaN and ties.
class SimplifyProperties {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis M = N.twin("m");
    private static final Axis V = Axis.of("v", 2);
    private static final Map<Axis, Integer> SIZES = Map.of(N, 3, C, 4);
    private static final double[] AWKWARD = {0.0, -0.0, 1, -1, 0.5, 2, -3, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY};

    @Property(tries = 600)
    void whatWasFiniteStaysAsItWas(@ForAll long seed) {
        Random random = new Random(seed);
        Expr expr = formula(random, 5);
        boolean awkward = random.nextBoolean();
        Map<String, Tensor> inputs = Map.of("x", tensor(random, awkward, N, C), "y", tensor(random, awkward, N, C), "r",
                tensor(random, awkward, N), "w", tensor(random, awkward, C), "t", labels(random));
        Evaluator evaluator = new Evaluator(inputs, Map.of("s", 1.25), SIZES, ElementType.F64);
        Tensor before = evaluator.evaluate(expr);
        Expr simple = new Simplify(new Graph()).simplify(expr);
        Tensor after = evaluator.evaluate(simple);
        Walk walk = new Walk(before.axes(), before.sizes());
        int[] offsets = walk.offsets(after.axes(), after.sizes());
        for (int i = 0; i < before.data().length; i++) {
            double wanted = before.data()[i];
            if (Double.isFinite(wanted)) {
                // a rewriting moves a few roundings; sums of up to 12 terms can cancel, so the scale is that of the terms
                double scale = Math.max(1, magnitude(expr, evaluator));
                assertThat(after.data()[offsets[i]]).as(expr + "  →  " + simple).isCloseTo(wanted,
                        org.assertj.core.data.Offset.offset(1e-11 * scale));
            }
        }
    }

    /// The largest finite entry of any part: what rounding errors are measured against.
    private static double magnitude(Expr expr, Evaluator evaluator) {
        return Graph.topological(List.of(new Graph().intern(expr))).stream()
                .flatMapToDouble(part -> java.util.Arrays.stream(evaluator.evaluate(part).data())).map(Math::abs)
                .filter(Double::isFinite)
                .max().orElse(0);
    }

    private static Tensor tensor(Random random, boolean awkward, Axis... axes) {
        List<Integer> sizes = java.util.Arrays.stream(axes).map(SIZES::get).toList();
        double[] data = new double[sizes.stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < data.length; i++) {
            data[i] = awkward ? AWKWARD[random.nextInt(AWKWARD.length)] : random.nextGaussian();
        }
        return new Tensor(List.of(axes), sizes, data);
    }

    private static Tensor labels(Random random) {
        double[] data = random.ints(3, 0, 4).asDoubleStream().toArray();
        return new Tensor(List.of(N), List.of(3), data);
    }

    private static Expr formula(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 ->
                new Expr.Binary(arithmetic(random), formula(random, depth - 1), formula(random, depth - 1));
            case 5, 6 -> new Expr.Unary(unary(random), formula(random, depth - 1));
            case 7, 8 -> mask(random, depth);
            case 9 -> sum(random, depth);
            case 10 -> views(random, depth);
            case 11, 12 -> pairs(random, depth);
            default -> leaf(random);
        };
    }

    private static BinaryOp arithmetic(Random random) {
        return List.of(BinaryOp.ADD, BinaryOp.SUBTRACT, BinaryOp.MULTIPLY, BinaryOp.DIVIDE, BinaryOp.MAX)
                .get(random.nextInt(5));
    }

    /// Without products, whose zeros of either sign a division would tell apart.
    private static BinaryOp additive(Random random) {
        return List.of(BinaryOp.ADD, BinaryOp.SUBTRACT, BinaryOp.MAX).get(random.nextInt(3));
    }

    private static UnaryOp unary(Random random) {
        return List.of(UnaryOp.NEGATE, UnaryOp.ABS, UnaryOp.SQUARE, UnaryOp.TANH, UnaryOp.SIGN).get(random.nextInt(5));
    }

    private static Expr mask(Random random, int depth) {
        Expr condition = switch (random.nextInt(3)) {
            case 0 -> Formulas.position(C).equalTo(Formulas.label("t", N));
            case 1 -> leaf(random).lessThan(leaf(random));
            default -> leaf(random).lessThan(leaf(random)).and(Formulas.position(C).equalTo(Formulas.label("t", N)));
        };
        Expr side = formula(random, depth - 1);
        return random.nextBoolean() ? Formulas.where(condition, side, 0)
                : Formulas.where(condition, Formulas.constant(0), side);
    }

    private static Expr sum(Random random, int depth) {
        Expr x = formula(random, depth - 1);
        var axes = new TreeSet<>(random.nextBoolean() ? List.of(C) : List.of(N, C));
        return Formulas.sum(x, axes);
    }

    /// A sum over a short axis, chosen from by position.
    private static Expr views(Random random, int depth) {
        Expr chosen = Formulas.where(Formulas.position(V).equalTo(Formulas.constant(1)), formula(random, depth - 1),
                formula(random, depth - 1));
        return Formulas.sum(new Expr.Binary(additive(random), chosen, Formulas.position(V).plus(1)), V);
    }

    /// A sum over pairs of rows.
    private static Expr pairs(Random random, int depth) {
        Expr other = Formulas.rename(formula(random, depth - 1).plus(Formulas.input("r", N)), N, M);
        return Formulas.sum(new Expr.Binary(additive(random), formula(random, depth - 1), other), M);
    }

    private static Expr leaf(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Formulas.input("x", N, C);
            case 1 -> Formulas.input("y", N, C);
            case 2 -> Formulas.input("r", N);
            case 3 -> Formulas.input("w", C);
            case 4 -> Formulas.hyper("s");
            case 5 -> Formulas.constant(List.of(0.0, 1.0, -1.0, 2.0, 0.5).get(random.nextInt(5)));
            case 6 -> Formulas.size(C);
            default -> Formulas.pick(Formulas.input("x", N, C), C, Formulas.label("t", N));
        };
    }
}
