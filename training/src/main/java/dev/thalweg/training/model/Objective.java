// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.loss.Penalty;
import dev.thalweg.training.FitOptions.Penalties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What training makes small: the loss of a network's predictions, and the penalties. One formula, from which the gradients of all
/// parameters are derived.
///
/// @param network the network
/// @param form the loss, and what it is given
/// @param penalties what is added for large weights
public record Objective(Network network, LossForm form, Penalties penalties) {
    /// The name of the value that a training step computes.
    public static final String VALUE = "loss";
    /// The name of the predictions.
    public static final String PREDICTIONS = "predictions";
    /// The name of the targets.
    public static final String TARGETS = LossInput.TARGET;
    /// The name of the truth that a place of a batch of lists holds a row.
    public static final String MASK = LossInput.MASK;

    /// The targets of a batch as numbers.
    static Expr targets(List<Axis> axes) {
        return targets(Kind.REAL, axes);
    }

    /// The targets of a batch.
    static Expr targets(Kind kind, List<Axis> axes) {
        return new Expr.Input(TARGETS, axes, kind);
    }

    /// The loss.
    ///
    /// @return that of the form
    public LossSum loss() {
        return form.loss();
    }

    /// The name of a parameter's gradient.
    ///
    /// @param parameter the parameter
    /// @return such as `layer1.weight.gradient`
    public static String gradientName(ParameterSpec parameter) {
        return parameter.name() + ".gradient";
    }

    /// A training step: the value, and the gradient of every parameter.
    ///
    /// @return the program
    public Program training() {
        Expr value = lossOf(network.trainingPredictions(form.rows())).plus(penalty());
        List<ParameterSpec> parameters = network.parameters();
        List<Expr> gradients = Gradients.of(value, parameters.stream().map(ParameterSpec::leaf).toList());
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output(VALUE, List.of(), value)));
        for (int i = 0; i < gradients.size(); i++) {
            ParameterSpec parameter = parameters.get(i);
            outputs.add(new Program.Output(gradientName(parameter), parameter.axes(), gradients.get(i)));
        }
        return new Program("train", outputs);
    }

    /// A measurement: the loss without penalties, and the predictions.
    ///
    /// @return the program
    public Program evaluation() {
        return new Program("evaluate",
                List.of(new Program.Output(VALUE, List.of(), lossOf(network.predictions(form.rows()))),
                        answers(form.rows())));
    }

    /// The predictions alone, as the loss takes them: logits, probabilities or numbers.
    ///
    /// @return the program
    public Program predictions() {
        return new Program("predict", List.of(answers(List.of(Network.ROWS))));
    }

    private Program.Output answers(List<Axis> rows) {
        Axis outputs = network.outputAxis();
        List<Axis> axes = Stream.concat(rows.stream(), form.answerAxes(outputs).stream()).toList();
        return new Program.Output(PREDICTIONS, axes, form.answers(network.predictions(rows), outputs));
    }

    /// The number of numbers that answer for the target of a row.
    ///
    /// @return one a class, or 1
    public int answersPerRow() {
        return form.answerAxes(network.outputAxis()).isEmpty() ? 1 : network.outputs();
    }

    /// The numbers that the programs are given when they run.
    ///
    /// @return by name
    public Map<String, Double> hypers() {
        Map<String, Double> hypers = new LinkedHashMap<>(loss().hypers());
        hypers.put(Penalty.L1.factor(), penalties.l1());
        hypers.put(Penalty.L2.factor(), penalties.l2());
        return hypers;
    }

    /// The loss in words, for people.
    ///
    /// @return its formula over predictions and targets
    public String formula() {
        return arguments(network.predictions(form.rows())).formula().toString();
    }

    private Expr lossOf(Expr outputs) {
        return arguments(outputs).value();
    }

    private LossArguments arguments(Expr outputs) {
        return form.arguments(outputs, network.outputAxis());
    }

    private Expr penalty() {
        Expr total = Formulas.constant(0);
        for (ParameterSpec parameter : network.parameters()) {
            if (parameter.role() == ParameterSpec.Role.WEIGHT) {
                total = penalties.l1() > 0 ? total.plus(Penalty.L1.term(parameter.leaf(), parameter.axes())) : total;
                total = penalties.l2() > 0 ? total.plus(Penalty.L2.term(parameter.leaf(), parameter.axes())) : total;
            }
        }
        return total;
    }
}
