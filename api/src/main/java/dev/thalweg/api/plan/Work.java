// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A piece of work that the planner has to place: one value that must exist in memory, in a register or as a scalar.
///
/// Mutable while planning: stage, level and the buffer are decided by later passes.
final class Work {
    /// What kind of work it is.
    enum Kind {
        /// Writes a value at every position.
        STORE,
        /// Folds axes.
        REDUCE,
        /// A matrix product.
        PRODUCT,
        /// An operation over whole rows.
        ROWS,
        /// Zeros but for one entry a row.
        SCATTER,
        /// Scalar code.
        SCALAR
    }

    /// A contraction: `Σ_k a·b`.
    ///
    /// @param a the factor over m and k
    /// @param b the factor over k and n
    record Contraction(Expr a, Expr b, List<Axis> m, List<Axis> n, List<Axis> k) {
    }

    /// One entry a row.
    ///
    /// @param axis the axis that rows lack
    /// @param index where along it
    /// @param value what is written there
    record Scattered(Axis axis, Expr index, Expr value) {
    }

    /// That one piece of work reads another.
    ///
    /// @param from what is read
    /// @param same the axes along which it is read at one's own position
    /// @param looksUp whether entries of something else are looked up by it, for which it must be in memory before
    record Read(Work from, SortedSet<Axis> same, boolean looksUp) {
        Read(Work from, SortedSet<Axis> same) {
            this(from, same, false);
        }

        Read lookingUp() {
            return new Read(from, same, true);
        }
    }

    final Kind kind;
    final Expr node;
    final Expr value;
    final SortedSet<Axis> walked;
    final SortedSet<Axis> result;
    final @Nullable Contraction contraction;
    final @Nullable Scattered scattered;
    final List<Read> reads = new ArrayList<>();
    String target = "";
    boolean isOutput;
    /// Whether it folds the slowest axis but keeps another: then it walks its own way, across the rows of the others.
    boolean byColumns;
    int stage;
    /// The stage by which it must run for what waits for it; only [Stages] looks at it.
    int late;
    int level;

    private Work(Kind kind, Expr node, Expr value, SortedSet<Axis> walked, SortedSet<Axis> result,
            @Nullable Contraction contraction, @Nullable Scattered scattered) {
        this.kind = kind;
        this.node = node;
        this.value = value;
        this.walked = new TreeSet<>(walked);
        this.result = new TreeSet<>(result);
        this.contraction = contraction;
        this.scattered = scattered;
    }

    static Work store(Expr node, SortedSet<Axis> axes) {
        return new Work(Kind.STORE, node, node, axes, axes, null, null);
    }

    static Work scalar(Expr node) {
        return new Work(Kind.SCALAR, node, node, new TreeSet<>(), new TreeSet<>(), null, null);
    }

    static Work reduce(Expr.Reduce node, SortedSet<Axis> walked, SortedSet<Axis> result) {
        return new Work(Kind.REDUCE, node, node.x(), walked, result, null, null);
    }

    static Work product(Expr node, Contraction contraction, SortedSet<Axis> result) {
        SortedSet<Axis> all = new TreeSet<>(result);
        all.addAll(contraction.k());
        return new Work(Kind.PRODUCT, node, node, all, result, contraction, null);
    }

    static Work rows(Expr node, SortedSet<Axis> axes) {
        return new Work(Kind.ROWS, node, node, axes, axes, null, null);
    }

    static Work scatter(Expr node, Scattered scattered, SortedSet<Axis> axes) {
        return new Work(Kind.SCATTER, node, node, axes, axes, null, scattered);
    }

    /// Whether it is scalar code that can run before everything else: no tensor is folded for it.
    boolean isPrologue() {
        return kind == Kind.SCALAR && reads.stream().allMatch(read -> read.from().isPrologue());
    }

    /// Whether it is a step of its own.
    boolean alone() {
        return kind == Kind.PRODUCT || kind == Kind.ROWS || kind == Kind.SCATTER || kind == Kind.SCALAR;
    }

    /// Whether a consumer in the same sweep reads the value that was just computed, at the very same position.
    boolean forwards(Work consumer, SortedSet<Axis> same) {
        return kind == Kind.STORE && walked.equals(consumer.walked) && same.equals(result);
    }

    @Override
    public String toString() {
        return target + result + " " + kind;
    }
}
