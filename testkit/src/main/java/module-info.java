// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Contract suites that every backend and every loss must pass, those of others as well as ours. A suite is an abstract test class:
/// extend it in the tests of your own project.
@NullMarked
module dev.thalweg.testkit {
    requires jdk.management;
    requires transitive dev.thalweg.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static org.jspecify;

    exports dev.thalweg.testkit;
}
