// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.Planner;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Runs the plans of programs in double precision, so that lowering and planning are compared with the references as well.
record PlanRunner() implements ProgramRunner {

    @Override
    public Map<String, double[]> run(Program program, Inputs inputs) {
        KernelPlan plan = Planner.plan(program);
        Map<String, double[]> tensors = new HashMap<>();
        for (Expr.Input input : plan.inputs()) {
            Tensor given = Objects.requireNonNull(inputs.tensors().get(input.name()), input.name());
            tensors.put(input.name(), given.data());
        }
        Map<String, double[]> results = new HashMap<>();
        PlanInterpreter.run(plan, tensors, inputs.numbers(), inputs.sizes())
                .forEach((name, tensor) -> results.put(name, tensor.data()));
        return results;
    }
}
