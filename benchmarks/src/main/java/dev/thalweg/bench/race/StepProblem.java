// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// One training step of a network with one hidden layer: dense, relu, dense, cross-entropy, all gradients, Adam.
///
/// The answer is the value and the gradients: weights and biases of the first layer, then of the second.
///
/// @param batch the number of rows
/// @param features the number of inputs of a row
/// @param hidden the width of the hidden layer
/// @param classes the number of outputs
/// @param inputs `[batch, features]`
/// @param labels the class of each row
/// @param weights1 `[features, hidden]` before the first step; biases begin as 0
/// @param weights2 `[hidden, classes]` before the first step
public record StepProblem(int batch, int features, int hidden, int classes, float[] inputs, int[] labels,
        float[] weights1, float[] weights2) implements Problem {
    /// So small that thousands of steps leave the network where it was: what is raced is the same work in every round.
    public static final double LEARNING_RATE = 1e-7;

    @Override
    public long elements() {
        return (long) batch * features;
    }

    /// Each layer forward, the gradients of both weights, and the gradient of the hidden layer.
    @Override
    public long operations() {
        return 2L * batch * hidden * (2L * features + 3L * classes);
    }
}
