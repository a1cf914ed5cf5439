// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// One step of Muon over one matrix, in place, with its usual settings.
///
/// @param inputs the rows
/// @param outputs the columns
/// @param parameters the matrix before the first step
/// @param gradient the gradient, the same in every step
public record MuonProblem(int inputs, int outputs, float[] parameters, float[] gradient) implements Problem {
    /// The learning rate.
    public static final double LEARNING_RATE = 1e-3;
    /// How often the matrix is made more orthogonal.
    public static final int STEPS = 5;

    /// The shorter side.
    ///
    /// @return at most [#longer()]
    public int shorter() {
        return Math.min(inputs, outputs);
    }

    /// The longer side.
    ///
    /// @return at least [#shorter()]
    public int longer() {
        return Math.max(inputs, outputs);
    }

    @Override
    public long elements() {
        return (long) inputs * outputs;
    }

    /// In each Newton–Schulz step the matrix times itself, that times itself, and the sum of both times the matrix.
    @Override
    public long operations() {
        return STEPS * 2L * shorter() * shorter() * (2L * longer() + shorter());
    }
}
