// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.bench.race.Answer;
import dev.thalweg.bench.race.ProductProblem;
import java.util.List;

/// A matrix product, written as the sum over products that the planner recognises.
final class ThalwegProduct extends OnEngine {
    private static final Axis ROWS = Axis.of("m");
    private static final Axis DEPTH = Axis.of("k");
    private static final Axis COLUMNS = Axis.of("n");

    private final ProgramCall call;
    private final float[] product;

    ThalwegProduct(Engine engine, ProductProblem problem) {
        super(engine);
        this.product = new float[Math.toIntExact(problem.elements())];
        Program program = new Program("product", List.of(new Program.Output("product", List.of(ROWS, COLUMNS),
                sum(input("left", ROWS, DEPTH).times(input("right", DEPTH, COLUMNS)), DEPTH))));
        call = warm(engine, program).newCall().size(ROWS, problem.rows()).size(DEPTH, problem.depth())
                .size(COLUMNS, problem.columns()).bind("left", problem.left()).bind("right", problem.right())
                .bind("product", product);
    }

    @Override
    public double run() {
        call.run();
        return product[0];
    }

    @Override
    public Answer answer() {
        return new Answer(0, List.of(product));
    }
}
