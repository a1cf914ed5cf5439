// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.Locale;

/// A part of the rows.
public enum Part {
    /// What the parameters, the encodings and the scaling are fitted on.
    TRAIN,
    /// What is measured after each epoch.
    VALIDATION,
    /// What is measured once, at the end.
    TEST;

    /// The name in files.
    ///
    /// @return such as `train`
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
