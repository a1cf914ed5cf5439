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
}
