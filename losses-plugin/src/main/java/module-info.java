// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The standard losses, one file each. A loss states its formula; gradient, kernels and checks are derived from it.
@NullMarked
module dev.thalweg.losses {
    requires dev.thalweg.api;
    requires static com.google.auto.service;
    requires static org.jspecify;
}
