// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins a matrix product with the nest before it that writes its left operand, and with the nest after it that reads its result, where
/// both walk the rows of the product: bias, activation, a mask, a softmax then find rows that are still in the caches.
///
/// The rule: a nest goes with the rows of a product if its outermost axes are those rows, if what one part writes the others read at the
/// same row only, and if nothing is overwritten that the product has yet to read. A nest between two products goes with the first one. Steps in
/// between that neither feeds nor needs run later.
final class Fusion {
    private final UnaryOperator<String> memory;

    private Fusion(UnaryOperator<String> memory) {
        this.memory = memory;
    }

    /// Joins what can be joined.
    ///
    /// @param steps steps in order
    /// @param memory names the memory in which a tensor lives
    /// @return fewer steps, which mean the same
    static List<Step> fuse(List<Step> steps, UnaryOperator<String> memory) {
        Fusion fusion = new Fusion(memory);
        List<Step> fused = new ArrayList<>();
        steps.forEach(step -> fusion.add(fused, step));
        return fused;
    }

    /// Joins a step with the last one that it can be joined with, if it may run before those that came after that one.
    private void add(List<Step> fused, Step step) {
        for (int i = fused.size() - 1; i >= 0; i--) {
            Optional<Step.Fused> both = join(fused.get(i), step).filter(this::isLegal);
            if (both.isPresent()) {
                fused.set(i, both.get());
                return;
            }
            if (!areIndependent(fused.get(i), step)) {
                break;
            }
        }
        fused.add(step);
    }

    private boolean areIndependent(Step before, Step step) {
        Set<String> read = memories(Reads.of(step));
        Set<String> written = memories(Reads.written(step));
        Set<String> writtenBefore = memories(Reads.written(before));
        return Collections.disjoint(written, memories(Reads.of(before))) && Collections.disjoint(written, writtenBefore)
                && Collections.disjoint(read, writtenBefore);
    }

    private Set<String> memories(Set<String> names) {
        return names.stream().map(memory).collect(Collectors.toSet());
    }

    private static Optional<Step.Fused> join(Step before, Step step) {
        if (before instanceof Step.Nest nest && step instanceof Step.MatrixProduct product) {
            return writes(nest, product.a()) ? Optional.of(new Step.Fused(List.of(nest), product, List.of()))
                    : Optional.empty();
        }
        if (!(step instanceof Step.Nest nest)) {
            return Optional.empty();
        }
        if (before instanceof Step.MatrixProduct product && Reads.of(nest).contains(product.target())) {
            return Optional.of(new Step.Fused(List.of(), product, List.of(nest)));
        }
        return before instanceof Step.Fused f && f.epilogue().isEmpty()
                && Reads.of(nest).contains(f.product().target())
                        ? Optional.of(new Step.Fused(f.prologue(), f.product(), List.of(nest)))
                        : Optional.empty();
    }

    private static boolean writes(Step.Nest nest, Expr.Input tensor) {
        return Reads.written(nest).contains(tensor.name());
    }

    private boolean isLegal(Step.Fused fused) {
        return problem(fused, memory).isEmpty();
    }

    /// Why the parts of a step cannot run some rows at a time, if they cannot.
    ///
    /// @param fused the step
    /// @param memory names the memory in which a tensor lives
    static Optional<String> problem(Step.Fused fused, UnaryOperator<String> memory) {
        List<Axis> rows = fused.product().m();
        for (Step step : fused.steps()) {
            if (!walks(step, rows)) {
                return Optional.of(Reads.written(step) + " is not walked by rows " + rows);
            }
            // what others write before it is not there yet at other rows, and what they write after it is there too early
            Set<String> others = fused.steps().stream().filter(other -> !other.equals(step))
                    .flatMap(other -> Reads.written(other).stream()).map(memory).collect(Collectors.toSet());
            if (!readsAtOwnRow(step, others, rows, memory)) {
                return Optional.of(Reads.written(step) + " reads other rows than its own of " + others);
            }
        }
        Step.MatrixProduct product = fused.product();
        Stream<String> kept = Stream.concat(fused.prologue().isEmpty() ? Stream.of(product.a().name()) : Stream.of(),
                Stream.of(product.b().name()));
        Set<String> overwritten = Stream.concat(fused.prologue().stream(), fused.epilogue().stream())
                .flatMap(nest -> Reads.written(nest).stream()).map(memory).collect(Collectors.toSet());
        return kept.map(memory).anyMatch(overwritten::contains)
                ? Optional.of(product.target() + " has an operand that is overwritten while it is read")
                : Optional.empty();
    }

    private static boolean walks(Step step, List<Axis> rows) {
        return !(step instanceof Step.Nest nest)
                || nest.outer().size() >= rows.size() && nest.outer().subList(0, rows.size()).equals(rows);
    }

    private static boolean readsAtOwnRow(Step step, Set<String> written, List<Axis> rows,
            UnaryOperator<String> memory) {
        return Graph.topological(Reads.formulas(step)).stream().allMatch(node -> switch (node) {
            case Expr.Input i -> !written.contains(memory.apply(i.name())) || leads(i.axes(), rows);
            case Expr.Pick p -> !rows.contains(p.axis()) || Collections.disjoint(written, tensors(p, memory));
            case Expr.Rename r -> !rows.contains(r.from()) || Collections.disjoint(written, tensors(r, memory));
            case Expr.Hyper h -> !written.contains(h.name());
            case Expr.Const _, Expr.Size _, Expr.Position _, Expr.Elementwise _, Expr.Collective _ -> true;
        });
    }

    private static boolean leads(List<Axis> axes, List<Axis> rows) {
        return axes.size() >= rows.size() && axes.subList(0, rows.size()).equals(rows);
    }

    private static Set<String> tensors(Expr expr, UnaryOperator<String> memory) {
        return Graph.topological(List.of(expr)).stream().filter(Expr.Input.class::isInstance)
                .map(input -> memory.apply(((Expr.Input) input).name())).collect(Collectors.toSet());
    }
}
