// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.Objects;

/// What [Ema] and [Swa] average.
final class Averages {
    private Averages() {
    }

    /// What the optimizer alone would have for its model.
    static Expr model(UpdateRule rule, RuleOptimizer inner) {
        return inner.model().map(name -> Objects.requireNonNull(rule.state().get(name), name))
                .orElseGet(rule::parameter);
    }
}
