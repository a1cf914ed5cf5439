// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarProgramTest {
    private static final Axis N = Axis.of("n");
    private static final Expr RATE = new Expr.Hyper("rate", Kind.REAL);

    private final List<Object> slots = new ArrayList<>();

    private int slot(Expr leaf) {
        Object key = leaf instanceof Expr.Hyper hyper ? hyper.name() : leaf;
        if (!slots.contains(key)) {
            slots.add(key);
        }
        return slots.indexOf(key);
    }

    private double[] run(List<Step.Assignment> assignments, double rate) {
        ScalarProgram program = ScalarProgram.compile(assignments, this::slot, 10);
        double[] values = new double[program.numbers()];
        values[slot(RATE)] = rate;
        values[slot(new Expr.Size(N))] = 4;
        program.run(values);
        return values;
    }

    @Test
    void laterAssignmentsReadEarlierOnes() {
        Expr first = new Expr.Hyper("first", Kind.REAL);
        double[] values = run(List.of(new Step.Assignment("first", RATE.over(Formulas.size(N))),
                new Step.Assignment("second", Formulas.exp(first).plus(first))), 2);
        assertThat(values[slot(first)]).isEqualTo(0.5);
        assertThat(values[slot(new Expr.Hyper("second", Kind.REAL))]).isEqualTo(StrictMath.exp(0.5) + 0.5);
    }

    @Test
    void theSideNotChosenDoesNotLeak() {
        Expr root = Formulas.where(RATE.lessThan(Formulas.constant(0)), Formulas.constant(1), Formulas.sqrt(RATE));
        List<Step.Assignment> one = List.of(new Step.Assignment("root", root));
        assertThat(run(one, 9)[slot(new Expr.Hyper("root", Kind.REAL))]).isEqualTo(3);
        assertThat(run(one, -9)[slot(new Expr.Hyper("root", Kind.REAL))]).isEqualTo(1);
    }

    @Test
    void tensorsAreNoScalars() {
        Expr tensor = new Expr.Input("x", List.of(N), Kind.REAL);
        assertThatThrownBy(() -> run(List.of(new Step.Assignment("bad", tensor)), 1))
                .hasMessage("scalar code cannot read x");
    }
}
