// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Simplify;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The formulas of a loss over the inputs that it cannot do without: its value for one item, and the derivative of that.
final class LossFormulas {
    /// Formulas depend on the number of dimensions only; the sizes are any.
    private static final int ANY_SIZE = 2;

    private LossFormulas() {
    }

    /// The loss over its required inputs: elements `[n]`, or rows of classes `[n, c]`.
    static AssembledLoss assemble(LossSum loss) {
        return AssembleLoss.assemble(loss, bind(loss));
    }

    /// The value of one item and its gradients, simplified, by name.
    static SequencedMap<String, Expr> ofOneItem(LossSum loss) {
        AssembledLoss assembled = AssembleLoss.assemble(loss, bind(loss), LossReduction.NONE);
        Graph graph = new Graph();
        Simplify simplify = new Simplify(graph);
        SequencedMap<String, Expr> formulas = new LinkedHashMap<>();
        formulas.put("value", assembled.value());
        List<Expr> gradients = new Differentiate(graph).gradients(assembled.value(), Formulas.constant(1),
                assembled.differentiable());
        for (int i = 0; i < gradients.size(); i++) {
            formulas.put("d value / d " + assembled.differentiable().get(i).name(),
                    simplify.simplify(gradients.get(i)));
        }
        return formulas;
    }

    /// How an input's shape is written, such as `[n, c]`.
    static String shape(LossSum loss, LossInput input) {
        if (input.layout() == Layout.CLASSES) {
            return "[c]";
        }
        if (input.layout() instanceof Layout.Own own) {
            return own.axes().toString();
        }
        if (input.optional()) {
            return "[n]";
        }
        Expr.Input leaf = bind(loss).inputs().leaves().get(input.name());
        return leaf == null ? "" : leaf.axes().stream().map(Axis::name).toList().toString();
    }

    private static BoundInputs bind(LossSum loss) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        loss.inputs().stream().filter(input -> !input.optional())
                .forEach(input -> shapes.put(input.name(), anyShape(loss.rowWise(), input)));
        return InputShapes.bind(loss, shapes);
    }

    private static int[] anyShape(boolean rowWise, LossInput input) {
        return switch (input.layout()) {
            case Layout.Own own -> own.axes().stream()
                    .mapToInt(axis -> axis.constantSize() > 0 ? axis.constantSize() : ANY_SIZE).toArray();
            case Layout.Relative relative -> rowWise && relative == Layout.PREDICTION ? new int[] {ANY_SIZE, ANY_SIZE}
                    : new int[] {ANY_SIZE};
        };
    }
}
