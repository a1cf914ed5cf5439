// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.erf;

import dev.thalweg.api.Suggestions;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a hidden layer applies to each of its sums. Written as a formula; the slope is derived from it.
public enum Activation {
    /// `x` where positive, else 0; slope 0 at 0.
    RELU,
    /// `tanh x`.
    TANH,
    /// `x·Φ(x)` with the normal distribution function Φ, exact by `erf`. Source: Hendrycks and Gimpel, 2016.
    GELU,
    /// `1/(1 + e⁻ˣ)`.
    SIGMOID;

    private static final double HALF_ROOT = Math.sqrt(0.5);

    /// Its formula.
    ///
    /// @param x the sums of a layer
    /// @return the layer's output, of the same shape
    public Expr of(Expr x) {
        return switch (this) {
            case RELU -> Formulas.relu(x);
            case TANH -> Formulas.tanh(x);
            case GELU -> x.half().times(erf(x.times(HALF_ROOT)).plus(constant(1)));
            case SIGMOID -> Formulas.sigmoid(x);
        };
    }

    /// The name in options and files.
    ///
    /// @return such as `relu`
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds an activation by name.
    ///
    /// @param text such as `relu`
    /// @return the activation
    /// @throws ThalwegException TH-C013 for an unknown name, with near ones
    public static Activation parse(String text) {
        return Arrays.stream(values()).filter(known -> known.text().equals(text.strip())).findFirst()
                .orElseThrow(() -> new ThalwegException("TH-C013", "activation '" + text + "' is unknown."
                        + Suggestions.sentence(text, names()) + " Known: " + String.join(", ", names()) + "."));
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(Activation::text).toList();
    }
}
