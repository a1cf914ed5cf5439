// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// One small rewriting of formulas. A rule looks at one node, whose operands are simplified already, and answers with an
/// equal formula or declines. It does not look around.
public interface Rule {
    /// Rewrites a node.
    ///
    /// @param expr a node of the graph
    /// @param graph the graph, for axes and identity
    /// @return a formula equal to it, or null
    @Nullable
    Expr rewrite(Expr expr, Graph graph);
}
