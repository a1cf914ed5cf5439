// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Data, models, metrics, callbacks, checkpoints and the runner. Guice wires them inside; no Guice type is exported.
@NullMarked
module dev.thalweg.training {
    requires transitive dev.thalweg.api;
    requires com.google.gson;
    requires com.google.guice;
    // Guice 7 is an automatic module: the resolver does not follow its needs to explicit modules such as Guava.
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires jakarta.inject;
    requires static org.jspecify;

    exports dev.thalweg.training;
    exports dev.thalweg.training.golden;
    exports dev.thalweg.training.svg;

    opens dev.thalweg.training.fit to com.google.guice;
}
