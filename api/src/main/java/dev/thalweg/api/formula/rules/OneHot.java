// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// A test that holds at one position of an axis only.
///
/// @param axis the axis
/// @param index which position, without the axis
public record OneHot(Axis axis, Expr index) {

    /// Reads a condition as such a test.
    ///
    /// @param condition the condition
    /// @param graph knows its axes
    /// @return the test, or null if it is another one
    public static @Nullable OneHot of(Expr condition, Graph graph) {
        if (!(condition instanceof Expr.Binary b) || b.op() != BinaryOp.EQUAL) {
            return null;
        }
        if (b.a() instanceof Expr.Position p && !graph.axes(b.b()).contains(p.axis())) {
            return new OneHot(p.axis(), b.b());
        }
        if (b.b() instanceof Expr.Position p && !graph.axes(b.a()).contains(p.axis())) {
            return new OneHot(p.axis(), b.a());
        }
        return null;
    }
}
