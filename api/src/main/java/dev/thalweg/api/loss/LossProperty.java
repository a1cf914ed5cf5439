// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import java.math.BigDecimal;
import java.math.MathContext;

/// What a loss says of itself as a function of its first input, the predictions, while the others are held and the optional ones are left out.
///
/// A property is true for all numbers inside the domains of the inputs, and a constant is the least one. Neither is taken at its word:
/// the contract of losses in `thalweg-testkit` draws points and fails where one of them is false.
public sealed interface LossProperty {
    /// No item has a value below 0.
    LossProperty NON_NEGATIVE = Plain.NON_NEGATIVE;
    /// Between two predictions the value is nowhere above the chord.
    LossProperty CONVEX = Plain.CONVEX;
    /// The same number added to all predictions changes nothing: only their differences count.
    LossProperty SHIFT_INVARIANT = Plain.SHIFT_INVARIANT;

    /// The value of an item changes at most so many times as fast as its predictions: its gradient is nowhere longer.
    ///
    /// @param constant the length of the longest gradient, or its limit
    /// @return the property
    static LossProperty lipschitz(double constant) {
        return new Lipschitz(constant);
    }

    /// The gradient of an item changes at most so many times as fast as its predictions: no second derivative is greater.
    ///
    /// @param constant the greatest curvature, or its limit
    /// @return the property
    static LossProperty smooth(double constant) {
        return new Smooth(constant);
    }

    /// How pages call it.
    ///
    /// @return a phrase
    String text();

    /// Properties without a number.
    enum Plain implements LossProperty {
        /// No item has a value below 0.
        NON_NEGATIVE("never negative"),
        /// Nowhere above its chords.
        CONVEX("convex"),
        /// Only differences count.
        SHIFT_INVARIANT("unchanged when all predictions move alike");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /// Values do not change faster.
    ///
    /// @param constant the length of the longest gradient of an item
    record Lipschitz(double constant) implements LossProperty {
        /// Checks the constant.
        public Lipschitz {
            requirePositive(constant);
        }

        @Override
        public String text() {
            return "gradient of an item at most " + digits(constant) + " long";
        }
    }

    /// Gradients do not change faster.
    ///
    /// @param constant the greatest curvature of an item
    record Smooth(double constant) implements LossProperty {
        /// Checks the constant.
        public Smooth {
            requirePositive(constant);
        }

        @Override
        public String text() {
            return "second derivative at most " + digits(constant);
        }
    }

    private static String digits(double constant) {
        return new BigDecimal(constant).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static void requirePositive(double constant) {
        if (!(constant > 0 && constant < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a constant of " + constant + "; expected a finite number > 0");
        }
    }
}
