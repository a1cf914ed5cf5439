// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// The version as the build stamped it into this module's descriptor, so that no second place repeats it.
final class Version {

    private Version() {
    }

    /// The line that `--version` prints.
    static String line() {
        return "thalweg " + number();
    }

    /// The number alone.
    static String number() {
        return Optional.ofNullable(Main.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion)
                .orElse("(development)");
    }
}
