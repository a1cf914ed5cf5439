// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Expr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one step makes of a parameter and its state.
///
/// @param parameter the new parameter
/// @param state the new value of all that is declared as state, by name
public record UpdateRule(Expr parameter, Map<String, Expr> state) {
    /// Copies the map, keeping its order.
    public UpdateRule {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /// The same step to another parameter.
    ///
    /// @param changed the new parameter
    /// @return a changed rule
    public UpdateRule withParameter(Expr changed) {
        return new UpdateRule(changed, state);
    }

    /// The same step with more state.
    ///
    /// @param name the name of what is kept besides
    /// @param value its new value
    /// @return a changed rule
    public UpdateRule withState(String name, Expr value) {
        Map<String, Expr> more = new LinkedHashMap<>(state);
        more.put(name, value);
        return new UpdateRule(parameter, more);
    }
}
