// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.LossCall;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Check;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Simplify;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// What each pass of the compiler makes of a loss and its gradient with respect to the predictions.
final class LossPasses {
    private final AssembledLoss assembled;
    private final Program program;

    LossPasses(LossSum loss) {
        assembled = LossFormulas.assemble(loss);
        List<String> offered = assembled.differentiable().stream().map(Expr.Input::name).toList();
        program = LossCall.program(assembled,
                offered.contains(LossInput.PREDICTION) ? List.of(LossInput.PREDICTION) : offered);
    }

    /// Value and gradient as they enter the planner.
    Program program() {
        return program;
    }

    /// The numbers that are given when the kernel runs.
    List<String> numbers() {
        return Planner.plan(program).hypers().stream().map(Expr.Hyper::name).toList();
    }

    List<String> check() {
        Expr value = program.outputs().getFirst().value();
        Graph graph = new Graph();
        Check.check(graph, List.of(value));
        int nodes = Graph.topological(List.of(graph.intern(value))).size();
        List<String> lines = new ArrayList<>(
                FormulaText.of(byName(program.outputs().subList(0, 1), UnaryOperator.identity())));
        lines.add("(" + Text.count(nodes, "node") + ", each checked)");
        return lines;
    }

    List<String> differentiate() {
        return FormulaText.of(byName(program.outputs().subList(1, program.outputs().size()), UnaryOperator.identity()));
    }

    /// The second derivatives at one's own position; they are derived where somebody asks for them.
    List<String> hessian() {
        List<String> inputs = program.outputs().stream().skip(1).map(output -> output.name().substring(2)).toList();
        return FormulaText.of(byName(LossCall.program(assembled, List.of(), inputs).outputs().stream().skip(1).toList(),
                UnaryOperator.identity()));
    }

    List<String> simplify() {
        Simplify simplify = new Simplify(new Graph());
        return FormulaText.of(byName(program.outputs(), simplify::simplify));
    }

    List<String> lower() {
        return FormulaText.of(byName(Planner.lowered(program).outputs(), UnaryOperator.identity()));
    }

    List<String> plan() {
        return Planner.plan(program).toString().lines().toList();
    }

    private static SequencedMap<String, Expr> byName(List<Program.Output> outputs, UnaryOperator<Expr> pass) {
        SequencedMap<String, Expr> formulas = new LinkedHashMap<>();
        outputs.forEach(output -> formulas.put(title(output.name()), pass.apply(output.value())));
        return formulas;
    }

    private static String title(String output) {
        return output.startsWith("d.") ? "d value / d " + output.substring(2)
                : output.startsWith("dd.") ? "d^2 value / d " + output.substring(3) + "^2" : output;
    }
}
