// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.api.formula.UnaryOp;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/// The scalar code of a plan as a list of instructions over numbered `double`s: what every backend computes on the host.
///
/// Each operation is that of [Meaning], so results are the same bits on every machine. Nodes that several formulas share are
/// computed once. A run allocates nothing. Immutable; the numbers belong to the caller.
public final class ScalarProgram {
    private sealed interface Instruction {
        void run(double[] values);
    }

    private record Constant(double value, int to) implements Instruction {
        @Override
        public void run(double[] values) {
            values[to] = value;
        }
    }

    private record Copy(int from, int to) implements Instruction {
        @Override
        public void run(double[] values) {
            values[to] = values[from];
        }
    }

    private record Apply(UnaryOp op, int x, int to) implements Instruction {
        @Override
        public void run(double[] values) {
            values[to] = Meaning.of(op, values[x]);
        }
    }

    private record Combine(BinaryOp op, int a, int b, int to) implements Instruction {
        @Override
        public void run(double[] values) {
            values[to] = Meaning.of(op, values[a], values[b]);
        }
    }

    private record Choose(int condition, int whenTrue, int whenFalse, int to) implements Instruction {
        @Override
        public void run(double[] values) {
            values[to] = values[condition] != 0 ? values[whenTrue] : values[whenFalse];
        }
    }

    private final Instruction[] instructions;
    private final int numbers;

    private ScalarProgram(List<Instruction> instructions, int numbers) {
        this.instructions = instructions.toArray(Instruction[]::new);
        this.numbers = numbers;
        // loads what it needs, so that the first run that matters need not
        run(new double[numbers]);
    }

    /// Compiles assignments.
    ///
    /// @param assignments in order; a later one may read the names of earlier ones as [Expr.Hyper]
    /// @param slots the place among the numbers of a leaf: [Expr.Hyper], [Expr.Size], or [Expr.Input] without axes; assigned names
    /// are asked for as [Expr.Hyper]
    /// @param free the first place that no leaf has; what is computed on the way goes there and beyond
    /// @return the program
    public static ScalarProgram compile(List<Step.Assignment> assignments, ToIntFunction<Expr> slots, int free) {
        return new Compiler(slots, free).compile(assignments);
    }

    /// How many numbers a run needs.
    ///
    /// @return the least length of its array
    public int numbers() {
        return numbers;
    }

    /// Runs the program.
    ///
    /// @param values the numbers; leaves are read, assigned names and numbers computed on the way are written
    public void run(double[] values) {
        for (Instruction instruction : instructions) {
            instruction.run(values);
        }
    }

    private static final class Compiler {
        private final ToIntFunction<Expr> slots;
        private final Graph graph = new Graph();
        private final Map<Expr, Integer> places = new IdentityHashMap<>();
        private final List<Instruction> instructions = new ArrayList<>();
        private int free;

        Compiler(ToIntFunction<Expr> slots, int free) {
            this.slots = slots;
            this.free = free;
        }

        ScalarProgram compile(List<Step.Assignment> assignments) {
            for (Step.Assignment assignment : assignments) {
                Expr value = graph.intern(assignment.value());
                int to = leaf(new Expr.Hyper(assignment.name(), Kind.REAL));
                int from = place(value, () -> to);
                if (from != to) {
                    instructions.add(new Copy(from, to));
                }
            }
            return new ScalarProgram(instructions, free);
        }

        private int place(Expr expr) {
            return place(expr, () -> free++);
        }

        /// Where a value is found; one that is not known yet is computed into the wanted place.
        private int place(Expr expr, IntSupplier wanted) {
            Integer known = places.get(expr);
            if (known == null) {
                known = compute(expr, wanted);
                places.put(expr, known);
            }
            return known;
        }

        private int compute(Expr expr, IntSupplier wanted) {
            return switch (expr) {
                case Expr.Hyper _, Expr.Size _ -> leaf(expr);
                case Expr.Input i when i.axes().isEmpty() -> leaf(expr);
                case Expr.Const c -> add(wanted, to -> new Constant(c.value(), to));
                case Expr.Unary u -> {
                    int x = place(u.x());
                    yield add(wanted, to -> new Apply(u.op(), x, to));
                }
                case Expr.Binary b -> {
                    int left = place(b.a());
                    int right = place(b.b());
                    yield add(wanted, to -> new Combine(b.op(), left, right, to));
                }
                case Expr.Where w -> {
                    int condition = place(w.condition());
                    int whenTrue = place(w.whenTrue());
                    int whenFalse = place(w.whenFalse());
                    yield add(wanted, to -> new Choose(condition, whenTrue, whenFalse, to));
                }
                case Expr.Stop s -> place(s.x());
                case Expr.Input _, Expr.Position _, Expr.Collective _, Expr.View _ ->
                    throw new IllegalArgumentException("scalar code cannot read " + expr);
            };
        }

        private int leaf(Expr leaf) {
            int slot = slots.applyAsInt(leaf);
            free = Math.max(free, slot + 1);
            return slot;
        }

        private int add(IntSupplier wanted, IntFunction<Instruction> instruction) {
            int to = wanted.getAsInt();
            instructions.add(instruction.apply(to));
            return to;
        }
    }
}
