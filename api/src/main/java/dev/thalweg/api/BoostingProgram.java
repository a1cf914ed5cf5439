// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.HessianDiagonal;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Printer;
import dev.thalweg.api.formula.RowLocality;
import dev.thalweg.api.formula.Simplify;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gradient and second derivative of the weighted sum of a loss over rows, as one program. It has them only of losses of single rows, and
/// says of others why not.
final class BoostingProgram {
    /// The names of the outputs, and of the weights of rows among the inputs.
    static final String GRADIENT = "grad";
    static final String HESSIAN = "hess";
    static final String WEIGHT = AssembledLoss.UPSTREAM;

    private final LossSum loss;
    private final AssembledLoss assembled;
    private final Expr.Input margin;
    private final Axis rows;

    private BoostingProgram(LossSum loss) {
        this.loss = loss;
        requireRows();
        int[] ones = new int[rank(loss)];
        Arrays.fill(ones, 1);
        assembled = AssembleLoss.assemble(loss,
                InputShapes.bind(loss, Map.of(LossInput.PREDICTION, ones, LossInput.TARGET, new int[] {1})),
                LossReduction.NONE);
        margin = LossCall.leaf(assembled, LossInput.PREDICTION);
        rows = margin.axes().getFirst();
    }

    /// The number of axes of the margins: that of the rows, and that of the classes where there are any.
    static int rank(LossSum loss) {
        return loss.rowWise() ? 2 : 1;
    }

    /// The program.
    ///
    /// @param loss what is boosted
    /// @param curvature what stands for the second derivative
    /// @param isWeighted whether rows have weights
    /// @return outputs [#GRADIENT] and [#HESSIAN]
    /// @throws ThalwegException `TH-L030` for a loss of more than single rows, `TH-L031` for one that bends nowhere, `TH-L032` for one that
    ///     is not convex
    static Program of(LossSum loss, Curvature curvature, boolean isWeighted) {
        BoostingProgram boosting = new BoostingProgram(loss);
        boosting.requireAdditive();
        return boosting.program(curvature, isWeighted);
    }

    private Program program(Curvature curvature, boolean isWeighted) {
        Graph graph = new Graph();
        Expr weight = isWeighted ? new Expr.Input(WEIGHT, List.of(rows), Kind.REAL) : Formulas.constant(1);
        Expr gradient = new Differentiate(graph).gradients(assembled.value(), weight, List.of(margin)).getFirst();
        Expr hessian = switch (curvature) {
            case EXACT -> curvature(graph, gradient);
            case UNIT -> weight;
        };
        return new Program(loss.text(), List.of(new Program.Output(GRADIENT, margin.axes(), gradient),
                new Program.Output(HESSIAN, margin.axes(), hessian)));
    }

    private Expr curvature(Graph graph, Expr gradient) {
        Expr hessian = HessianDiagonal.of(graph, gradient, margin).map(new Simplify(graph)::simplify)
                .filter(h -> !h.equals(Formulas.constant(0)))
                .orElseThrow(() -> new ThalwegException("TH-L031", "loss '" + loss.text()
                        + "': its second derivative is 0 almost everywhere, and boosting divides by it."
                        + " Boost withCurvature(UNIT), or a loss that bends, such as pseudo-huber, log-cosh or expectile."));
        if (!isConvex()) {
            throw new ThalwegException("TH-L032", "loss '" + loss.text()
                    + "' does not say that it is convex: its second derivative may be negative, and boosting would go uphill there."
                    + " Boost withCurvature(UNIT), or a convex loss, such as pseudo-huber or log-cosh.");
        }
        return hessian;
    }

    private boolean isConvex() {
        return loss.terms().stream().allMatch(
                term -> term.weight() >= 0 && term.loss().properties().contains(LossProperty.CONVEX));
    }

    private void requireRows() {
        List<LossInput> needed = loss.inputs().stream().filter(input -> !input.optional()).toList();
        if (!needed.stream().map(LossInput::name).toList().equals(List.of(LossInput.PREDICTION, LossInput.TARGET))) {
            throw refused("it takes other inputs than predictions and targets of rows");
        }
        if (loss.rowWise() && needed.getLast().layout() != Layout.ITEMS) {
            throw refused("it takes more than one label a row");
        }
    }

    private void requireAdditive() {
        Graph graph = new Graph();
        Optional<Expr> mixing = new RowLocality(graph, margin).movingAlong(Set.of(rows), assembled.value());
        if (mixing.isPresent() || !assembled.axes().contains(rows)) {
            throw refused("it is no sum of values of single rows"
                    + mixing.map(node -> ", for it contains " + Printer.print(node)).orElse(""));
        }
    }

    private ThalwegException refused(String why) {
        return new ThalwegException("TH-L030", "loss '" + loss.text() + "' cannot be boosted: " + why
                + ". Boost a loss of single rows, such as mse, bce-with-logits or cross-entropy, or ask"
                + " LossFunction.prepare for gradients and second derivatives by name.");
    }
}
