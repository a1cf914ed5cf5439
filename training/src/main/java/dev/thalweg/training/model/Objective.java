// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.loss.Penalty;
import dev.thalweg.training.FitOptions.Penalties;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What training makes small: the loss of a network's predictions, and the penalties. One formula, from which the gradients of all
/// parameters are derived.
///
/// @param network the network
/// @param loss the loss
/// @param penalties what is added for large weights
public record Objective(Network network, LossSum loss, Penalties penalties) {
    /// The name of the value that a training step computes.
    public static final String VALUE = "loss";
    /// The name of the predictions.
    public static final String PREDICTIONS = "predictions";
    /// The name of the targets.
    public static final String TARGETS = LossInput.TARGET;

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
        Expr value = lossOf(network.trainingPredictions()).plus(penalty());
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
                List.of(new Program.Output(VALUE, List.of(), lossOf(network.predictions())),
                        predictions().outputs().getFirst()));
    }

    /// The predictions alone, as the loss takes them: logits, probabilities or numbers.
    ///
    /// @return the program
    public Program predictions() {
        Axis classes = network.outputAxis();
        Expr predictions = OutputLink.of(loss).of(network.predictions(), classes);
        return new Program("predict",
                List.of(new Program.Output(PREDICTIONS, List.of(Network.ROWS, classes), predictions)));
    }

    /// The numbers that the programs are given when they run.
    ///
    /// @return by name
    public Map<String, Double> hypers() {
        Map<String, Double> hypers = new LinkedHashMap<>(loss.hypers());
        hypers.put(Penalty.L1.factor(), penalties.l1());
        hypers.put(Penalty.L2.factor(), penalties.l2());
        return hypers;
    }

    /// The loss in words, for people.
    ///
    /// @return its formula over predictions and targets
    public String formula() {
        return assembled().toString();
    }

    private Expr lossOf(Expr outputs) {
        Expr predictions = OutputLink.of(loss).of(outputs, network.outputAxis());
        Expr leaf = predictionLeaf();
        return new Graph().rewrite(assembled(), node -> node.equals(leaf) ? predictions : node,
                new IdentityHashMap<>());
    }

    private Expr assembled() {
        Axis classes = network.outputAxis();
        List<Axis> whole = List.of(Network.ROWS, classes);
        List<Axis> items = loss.rowWise() ? List.of(Network.ROWS) : whole;
        Map<String, Expr.Input> leaves = new LinkedHashMap<>();
        for (LossInput input : loss.inputs()) {
            if (!input.optional()) {
                List<Axis> axes = switch (input.layout()) {
                    case Layout.Relative.PREDICTION, Layout.Relative.BROADCAST, Layout.Relative.LEADING -> whole;
                    case Layout.Relative.ITEMS -> items;
                    case Layout.Relative.CLASSES -> List.of(classes);
                    case Layout.Own _ -> throw new IllegalArgumentException(
                            "a network gives predictions, not '" + input.name() + "'");
                };
                leaves.put(input.name(), new Expr.Input(input.name(), axes, input.kind()));
            }
        }
        var inputs = new LossInputs(leaves, items, loss.rowWise() ? classes : null);
        return AssembleLoss.assemble(loss, new BoundInputs(inputs, Map.of())).value();
    }

    private Expr predictionLeaf() {
        LossInput prediction = loss.inputs().getFirst();
        return new Expr.Input(prediction.name(), List.of(Network.ROWS, network.outputAxis()), prediction.kind());
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
