// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// What is to be computed: the data, and nothing of how. All numbers are 32-bit, all tensors row-major.
public sealed interface Problem permits LossProblem, UpdateProblem, MuonProblem, ProductProblem, StepProblem {

    /// The number of elements that times are divided by.
    ///
    /// @return at least 1
    long elements();

    /// The number of floating-point operations in its matrix products.
    ///
    /// @return 0 where it has none
    long operations();
}
