// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.loss.LossInput;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Prints formulas a line each. What occurs twice, or would make a line too long, gets a name and a line of its own before.
final class FormulaText {
    private static final int LONGEST = 80;
    private static final int WORTH_A_NAME = 10;

    private final Map<Expr, Integer> uses = new IdentityHashMap<>();
    private final Map<Expr, Expr> shown = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int names;

    private FormulaText() {
    }

    /// The lines of some formulas that are read together.
    ///
    /// @param formulas by the name of the result, in order
    /// @return definitions of names, and a line for each formula
    static List<String> of(SequencedMap<String, Expr> formulas) {
        Graph graph = new Graph();
        FormulaText text = new FormulaText();
        SequencedMap<String, Expr> roots = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> roots.put(name, graph.intern(formula)));
        for (Expr node : Graph.topological(roots.values())) {
            node.operands().forEach(operand -> text.uses.merge(operand, 1, Integer::sum));
        }
        roots.forEach(text::result);
        return text.lines;
    }

    private void result(String name, Expr root) {
        Graph.topological(List.of(root)).stream().filter(node -> node != root && !shown.containsKey(node))
                .forEach(this::show);
        lines.add(name + " = " + (shown.containsKey(root) ? shown.get(root) : brief(root)));
        if (!root.operands().isEmpty() && !name.contains(" ")) {
            shown.putIfAbsent(root, Formulas.hyper(name));
        }
    }

    /// Operands come first, so whatever needs a name has it by now.
    private void show(Expr node) {
        Expr brief = brief(node);
        String text = brief.toString();
        if (!isWorthAName(node, text)) {
            shown.put(node, brief);
            return;
        }
        String name = isResidual(node) ? "residual" : "t" + ++names;
        lines.add(name + " = " + text);
        shown.put(node, Formulas.hyper(name));
    }

    /// The node over names where its operands have some.
    private Expr brief(Expr node) {
        return node
                .withOperands(node.operands().stream().map(operand -> shown.getOrDefault(operand, operand)).toList());
    }

    private boolean isWorthAName(Expr node, String text) {
        boolean isShared = uses.getOrDefault(node, 0) > 1 && text.length() > WORTH_A_NAME;
        return !node.operands().isEmpty() && (isShared || text.length() > LONGEST);
    }

    private static boolean isResidual(Expr node) {
        return node instanceof Expr.Binary b && b.op() == BinaryOp.SUBTRACT
                && b.a() instanceof Expr.Input a && a.name().equals(LossInput.PREDICTION)
                && b.b() instanceof Expr.Input t && t.name().equals(LossInput.TARGET);
    }
}
