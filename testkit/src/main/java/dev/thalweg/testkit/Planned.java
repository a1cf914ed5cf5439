// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.Program;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.Planner;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A program as it is planned, held against its formulas.
final class Planned {
    private Planned() {
    }

    /// Every output of the plan means what its formula says.
    ///
    /// @param drawn the inputs
    /// @param assembled the loss over these
    /// @param program what is computed of it
    /// @param terms the size of terms of which results may be small differences
    static void require(LossCase drawn, AssembledLoss assembled, Program program, double terms) {
        Map<String, Double> hypers = new HashMap<>(drawn.loss().hypers());
        hypers.put(AssembledLoss.UPSTREAM, 1.0);
        var planned = PlanInterpreter.run(Planner.plan(program), drawn.entries(), hypers, assembled.bound().sizes());
        program.outputs().forEach(output -> Near.require(drawn.evaluate(assembled, output.value(), output.axes()),
                Objects.requireNonNull(planned.get(output.name()), output.name()).data(), terms, drawn));
    }
}
