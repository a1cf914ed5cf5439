// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The standard optimizers, learning-rate schedules and gradient transforms, as formulas.
@NullMarked
module dev.thalweg.optimizers {
    requires dev.thalweg.api;
    requires static com.google.auto.service;
    requires static org.jspecify;
}
