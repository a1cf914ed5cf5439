// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import java.util.List;

/// An optimizer that asks for value and gradient where it likes, and so needs a value that does not change from look to
/// look: for full batches.
public non-sealed interface SearchOptimizer extends OptimizerPlugin {

    /// A search at its beginning.
    ///
    /// @param entries the number of all parameters together
    /// @return a new one
    Search search(int entries);

    /// One step as equations, for people.
    ///
    /// @return the lines; none unless it says so
    default List<String> equations() {
        return List.of();
    }
}
