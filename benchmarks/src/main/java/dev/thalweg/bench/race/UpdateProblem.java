// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// One step of Adam over one tensor of parameters, in place, with its usual settings.
///
/// @param parameters the parameters before the first step; each contestant works on a copy
/// @param gradient the gradient, the same in every step
public record UpdateProblem(float[] parameters, float[] gradient) implements Problem {
    /// The learning rate.
    public static final double LEARNING_RATE = 1e-3;

    @Override
    public long elements() {
        return parameters.length;
    }

    @Override
    public long operations() {
        return 0;
    }
}
