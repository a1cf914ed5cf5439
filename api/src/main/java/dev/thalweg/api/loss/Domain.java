// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

/// Which numbers an input of a loss may hold.
public enum Domain {
    /// Any real number.
    REAL("any real number"),
    /// Unnormalised scores, any real number.
    LOGIT("logits: any real number"),
    /// Probabilities.
    PROBABILITY("probabilities from 0 to 1"),
    /// Logarithms of probabilities.
    LOG_PROBABILITY("log-probabilities, at most 0"),
    /// Zero and above.
    NON_NEGATIVE("numbers >= 0"),
    /// Above zero.
    POSITIVE("numbers > 0"),
    /// Two classes written as −1 and +1.
    SIGN("-1 or +1"),
    /// Boxes by their corners.
    BOX("boxes x1, y1, x2, y2 with x1 <= x2 and y1 <= y2"),
    /// Class indices.
    LABEL("class indices"),
    /// How many there are of something.
    COUNT("whole numbers >= 0");

    private final String text;

    Domain(String text) {
        this.text = text;
    }

    /// How messages call it.
    ///
    /// @return a phrase
    public String text() {
        return text;
    }
}
