// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import java.util.List;
import java.util.stream.Stream;

/// A step of a plan. Steps run one after the other; within a step, positions of the outer axes are independent.
public sealed interface Step {

    /// Loops over outer axes ("rows"), and within each row the sweeps in order.
    ///
    /// A nest without inner axes is *flat*.
    ///
    /// @param outer the outer axes, outermost first, at least one
    /// @param sweeps the sweeps, at least one
    record Nest(List<Axis> outer, List<Sweep> sweeps) implements Step {
        /// Copies the lists.
        public Nest {
            outer = List.copyOf(outer);
            sweeps = List.copyOf(sweeps);
        }

        /// Whether no sweep has inner axes.
        ///
        /// @return true for a flat nest
        public boolean flat() {
            return sweeps.stream().allMatch(sweep -> sweep.inner().isEmpty());
        }
    }

    /// A matrix product `target[m, n] = Σ_k a[m, k] · b[k, n]`: one FMA chain over k ascending.
    ///
    /// Each of m, n and k may be several axes that lie side by side in memory and are walked as one.
    ///
    /// @param target the buffer written, laid out as [m, n]
    /// @param a an input or buffer over m and k, either of them outside
    /// @param b an input or buffer over k and n, either of them outside
    /// @param m the rows of the result
    /// @param n the columns of the result
    /// @param k what is summed over
    record MatrixProduct(String target, Expr.Input a, Expr.Input b, List<Axis> m, List<Axis> n, List<Axis> k)
            implements
                Step {
        /// Copies the lists.
        public MatrixProduct {
            m = List.copyOf(m);
            n = List.copyOf(n);
            k = List.copyOf(k);
        }
    }

    /// A matrix product and nests that go with its rows: what a *prologue* writes is the left operand, and an *epilogue* reads the result.
    ///
    /// It means the same as its steps one after the other. But nothing that is written within it is read at another row, so it may as
    /// well run some rows at a time, each nest while they are in the caches.
    ///
    /// @param prologue nests over the rows of the product, before it
    /// @param product the product
    /// @param epilogue nests over the rows of the product, after it
    record Fused(List<Nest> prologue, MatrixProduct product, List<Nest> epilogue) implements Step {
        /// Copies the lists.
        public Fused {
            prologue = List.copyOf(prologue);
            epilogue = List.copyOf(epilogue);
        }

        /// Its steps one after the other.
        ///
        /// @return nests and the product
        public List<Step> steps() {
            return Stream.of(prologue, List.of(product), epilogue).<Step>flatMap(List::stream).toList();
        }
    }

    /// An operation over whole rows, row by row: `target = operation(arguments)`.
    ///
    /// @param target the buffer written, over the axes of the value; a [Home#SCALAR] if it has none
    /// @param value the operation; its arguments are inputs and buffers, or numbers
    record Rows(String target, Expr.Custom value) implements Step {
    }

    /// Zeros but for one entry a row: `target[…, axis = index[…]] = value[…]`, and 0 everywhere else.
    ///
    /// A row is a position of the axes of the target without `axis`. Over these axes, in this order, lie the index and, unless it is a
    /// number, the value: row r of the target takes entry r of both. An index that is no whole number, or none of the axis, leaves its row 0.
    ///
    /// @param target the buffer written, over `axis` and others
    /// @param axis the axis along which one entry is written
    /// @param index an input or buffer over the rows
    /// @param value an input or buffer over the rows, or a number for all of them
    record Scatter(String target, Axis axis, Expr.Input index, Expr value) implements Step {
        /// The same as a walk that decides every entry: what it means, and what backends do to which memory is a walk.
        ///
        /// @param axes the axes of the target
        /// @return a flat nest
        public Nest walked(List<Axis> axes) {
            Expr entry = Formulas.where(Formulas.position(axis).equalTo(index), value, 0);
            return new Nest(axes, List.of(new Sweep(List.of(), List.of(new Statement.Store(target, entry)))));
        }
    }

    /// A run of steps looped over blocks of rows of an axis that they all walk, so that scratch over that axis shrinks to one block.
    ///
    /// Within a block every step does its part of the rows. What folds the axis (a total, a fold into a buffer without it, a product
    /// that sums over it) goes on, block after block in ascending order, from what the blocks before left.
    ///
    /// @param axis the axis
    /// @param local the buffers of which one block is held at a time: written and read within the run only
    /// @param steps nests and products, fused or not, in order
    record Blocks(Axis axis, List<String> local, List<Step> steps) implements Step {
        /// Entries of scratch that a run may hold: 12 MB in single precision, a share of a third-level cache.
        private static final long MOST_ENTRIES = 3_145_728;
        /// Fewer rows do not make up for reading the other operand of a product once a block.
        private static final int LEAST_ROWS = 64;
        /// Rows that a kernel may walk across.
        private static final int MULTIPLE = 16;

        /// Copies the lists.
        public Blocks {
            local = List.copyOf(local);
            steps = List.copyOf(steps);
        }

        /// How many rows make a block: as many as keep the local buffers small, all blocks about alike. It follows from sizes
        /// alone, for the order of sums depends on it.
        ///
        /// @param size the size of the axis
        /// @param entriesOfRow how many entries the local buffers have for each row
        /// @return at least 1; the size itself where one block will do
        public static int rows(int size, long entriesOfRow) {
            long most = Math.max(LEAST_ROWS, MOST_ENTRIES / Math.max(1, entriesOfRow) / MULTIPLE * MULTIPLE);
            if (size <= most) {
                return Math.max(1, size);
            }
            int blocks = Math.ceilDiv(size, (int) most);
            return Math.ceilDiv(Math.ceilDiv(size, blocks), MULTIPLE) * MULTIPLE;
        }
    }

    /// What is walked: the steps within blocks and those that are fused, one after the other, or the step itself.
    ///
    /// @return nests, products, operations over rows and scalar code
    default Stream<Step> walks() {
        return switch (this) {
            case Blocks b -> b.steps().stream().flatMap(Step::walks);
            case Fused f -> f.steps().stream();
            case Nest _, MatrixProduct _, Rows _, Scatter _, Scalars _ -> Stream.of(this);
        };
    }

    /// Scalar code, computed once in `double`: reads hyper-parameters, sizes, scalars, and inputs without axes.
    ///
    /// @param assignments in order
    record Scalars(List<Assignment> assignments) implements Step {
        /// Copies the list.
        public Scalars {
            assignments = List.copyOf(assignments);
        }
    }

    /// Gives a name to a scalar.
    ///
    /// @param name the name, read as [Expr.Hyper]
    /// @param value a formula without axes over hyper-parameters, sizes, inputs without axes and earlier scalars
    record Assignment(String name, Expr value) {
    }
}
