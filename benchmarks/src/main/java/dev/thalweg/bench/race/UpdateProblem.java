// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// One step of an optimizer over one tensor of parameters, in place.
///
/// @param rule the optimizer
/// @param parameters the parameters before the first step; each contestant works on a copy
/// @param gradient the gradient, the same in every step
public record UpdateProblem(Rule rule, float[] parameters, float[] gradient) implements Problem {
    /// The learning rate.
    public static final double LEARNING_RATE = 1e-3;

    /// An optimizer with its usual settings.
    public enum Rule {
        /// As published.
        ADAM("adam", 2),
        /// With decay beside the gradient.
        ADAMW("adamw(weightDecay=0.01)", 2),
        /// Steps by sign.
        LION("lion(weightDecay=0.01)", 1),
        /// Without momentum.
        RMSPROP("rmsprop", 1),
        /// Heavy ball.
        MOMENTUM("sgd(momentum=0.9)", 1);

        private final String text;
        private final int moments;

        Rule(String text, int moments) {
            this.text = text;
            this.moments = moments;
        }

        /// The optimizer as Thalweg reads it.
        ///
        /// @return its id and what differs from its defaults
        public String text() {
            return text;
        }

        /// How many numbers it keeps for each parameter.
        ///
        /// @return 1 or 2
        public int moments() {
            return moments;
        }
    }

    @Override
    public long elements() {
        return parameters.length;
    }

    @Override
    public long operations() {
        return 0;
    }
}
