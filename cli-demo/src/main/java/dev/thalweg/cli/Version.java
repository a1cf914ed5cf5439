// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version as the build stamped it into this module's descriptor, so that no second place repeats it.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"thalweg " + number()};
    }

    private static String number() {
        return Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("(development)");
    }
}
