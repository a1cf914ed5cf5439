// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

/// Ways to fold the entries along axes into one. The result over nothing is the first constant named.
public enum Reduction {
    /// Sum; 0 over nothing.
    SUM("sum", 0),
    /// Greatest entry; −∞ over nothing; NaN if any entry is NaN. Ties share the gradient evenly.
    MAX("max", Double.NEGATIVE_INFINITY),
    /// Greatest entry that is a number; −∞ where there is none. Ties share the gradient evenly. It costs less than [#MAX], and serves where
    /// a NaN shows elsewhere: beside the sum of a log-sum-exp.
    MAX_NUMBER("maxnum", Double.NEGATIVE_INFINITY),
    /// Least entry; +∞ over nothing; NaN if any entry is NaN. Ties share the gradient evenly.
    MIN("min", Double.POSITIVE_INFINITY),
    /// `log Σ eˣ`; −∞ over nothing and over −∞ alone; NaN with +∞ (as in PyTorch).
    LOG_SUM_EXP("lse", Double.NEGATIVE_INFINITY);

    private final String text;
    private final double identity;

    Reduction(String text, double identity) {
        this.text = text;
        this.identity = identity;
    }

    /// The name in formulas written as text.
    ///
    /// @return the name
    public String text() {
        return text;
    }

    /// The result over no entries.
    ///
    /// @return the neutral element
    public double identity() {
        return identity;
    }
}
