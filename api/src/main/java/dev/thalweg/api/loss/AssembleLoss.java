// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.hyper;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Kind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Turns a loss, the shapes of its inputs and a reduction into one formula.
///
/// In a sum of losses every term is reduced by its own denominator before the terms are added.
public final class AssembleLoss {
    private final LossSum loss;
    private final BoundInputs bound;

    private AssembleLoss(LossSum loss, BoundInputs bound) {
        this.loss = loss;
        this.bound = bound;
    }

    /// Assembles with the reduction that each term has by default.
    ///
    /// @param loss the loss
    /// @param bound its inputs
    /// @return the formula
    public static AssembledLoss assemble(LossSum loss, BoundInputs bound) {
        return new AssembleLoss(loss, bound).assemble(LossPlugin::defaultReduction, Optional.empty());
    }

    /// Assembles with a reduction.
    ///
    /// @param loss the loss
    /// @param bound its inputs
    /// @param reduction how the items' values become one
    /// @return the formula
    public static AssembledLoss assemble(LossSum loss, BoundInputs bound, LossReduction reduction) {
        return new AssembleLoss(loss, bound).assemble(_ -> reduction, Optional.of(reduction));
    }

    private AssembledLoss assemble(Function<LossPlugin, LossReduction> reduction, Optional<LossReduction> asked) {
        List<LossFormula> formulas = loss.terms().stream().map(term -> term.loss().formula(bound.inputs())).toList();
        Expr value = IntStream.range(0, formulas.size()).mapToObj(i -> term(i, formulas.get(i), reduction))
                .reduce(Expr::plus).orElseThrow();
        boolean unreduced = asked.filter(LossReduction.NONE::equals).isPresent();
        List<Axis> axes = unreduced ? items(formulas) : List.of();
        Expr upstream = unreduced ? new Expr.Input(AssembledLoss.UPSTREAM, axes, Kind.REAL)
                : hyper(AssembledLoss.UPSTREAM);
        List<Expr.Input> differentiable = loss.inputs().stream().filter(LossInput::differentiable)
                .flatMap(input -> Optional.ofNullable(bound.inputs().leaves().get(input.name())).stream()).toList();
        return new AssembledLoss(loss, bound, value, axes, upstream, differentiable);
    }

    /// The items of all terms, which are the same.
    private List<Axis> items(List<LossFormula> formulas) {
        List<Axis> first = formulas.getFirst().items();
        for (int i = 1; i < formulas.size(); i++) {
            if (!formulas.get(i).items().equals(first)) {
                throw LossSum.notAddable(loss.terms().getFirst().loss(), loss.terms().get(i).loss(),
                        "without a reduction one has a value for each " + first + ", the other for each "
                                + formulas.get(i).items());
            }
        }
        return first;
    }

    private Expr term(int index, LossFormula formula, Function<LossPlugin, LossReduction> reduction) {
        Expr value = reduced(formula, reduction.apply(loss.terms().get(index).loss()));
        Expr named = withNames(value, index);
        return loss.isWeighted(index) ? hyper(loss.hyperName(index, "weight")).times(named) : named;
    }

    /// Two terms may have parameters of one name.
    private Expr withNames(Expr value, int index) {
        return new Graph().rewrite(value,
                node -> node instanceof Expr.Hyper h ? new Expr.Hyper(loss.hyperName(index, h.name()), h.kind()) : node,
                new IdentityHashMap<>());
    }

    private static Expr reduced(LossFormula formula, LossReduction reduction) {
        return switch (reduction) {
            case NONE -> formula.value();
            case SUM -> total(formula);
            case MEAN -> meanOfCounted(formula);
            case WEIGHTED_MEAN ->
                formula.weight() == null ? meanOfCounted(formula) : mean(formula, weight(formula, formula.weight()));
            case BATCH_MEAN ->
                mean(formula, formula.items().isEmpty() ? constant(1) : size(formula.items().getFirst()));
        };
    }

    private static Expr total(LossFormula formula) {
        return sum(formula.value(), formula.items());
    }

    private static Expr mean(LossFormula formula, Expr denominator) {
        Expr unit = formula.unit();
        Expr value = unit == null ? formula.value() : formula.value().over(unit);
        return sum(value, formula.items()).over(denominator);
    }

    /// Where no item counts the mean is NaN and has no slope.
    private static Expr meanOfCounted(LossFormula formula) {
        Expr count = count(formula);
        Expr mean = mean(formula, count);
        return formula.counted() == null ? mean : where(count.equalTo(constant(0)), stop(mean), mean);
    }

    private static Expr count(LossFormula formula) {
        Expr counted = formula.counted();
        return counted == null ? size(formula.items()) : sum(where(counted, constant(1), 0), formula.items());
    }

    private static Expr weight(LossFormula formula, Expr weight) {
        Expr counted = formula.counted();
        return sum(counted == null ? weight : where(counted, weight, 0), formula.items());
    }
}
