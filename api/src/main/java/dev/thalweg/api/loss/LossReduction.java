// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import java.util.Locale;

/// How the values of the items become one number; each says its denominator.
public enum LossReduction {
    /// No reduction: one value an item.
    NONE,
    /// The sum.
    SUM,
    /// The sum over the number of counted items.
    MEAN,
    /// The sum over the sum of the items' weights; without weights, the mean.
    WEIGHTED_MEAN,
    /// The sum over the size of the first axis.
    BATCH_MEAN;

    /// The name in text forms.
    ///
    /// @return kebab case, such as `weighted-mean`
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
