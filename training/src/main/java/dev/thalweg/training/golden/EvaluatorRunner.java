// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Evaluator;
import java.util.HashMap;
import java.util.Map;

/// Evaluates programs node by node.
///
/// @param type the precision to which every result is rounded
record EvaluatorRunner(ElementType type) implements ProgramRunner {

    @Override
    public Map<String, double[]> run(Program program, Inputs inputs) {
        Evaluator evaluator = new Evaluator(inputs.tensors(), inputs.numbers(), inputs.sizes(), type);
        Map<String, double[]> results = new HashMap<>();
        for (Program.Output output : program.outputs()) {
            results.put(output.name(), evaluator.evaluate(output.value())
                    .spread(output.axes(), inputs.sizes(output.axes())).data());
        }
        return results;
    }
}
