// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// The version that the build stamped into this module's descriptor, so that no second place repeats it.
final class BuildVersion {
    private static final String MODULE = "dev.thalweg.training";

    private BuildVersion() {
    }

    /// The version of this module; on the class path, where no descriptor applies, that of the jar or folder it lies in.
    static String text() {
        return Optional.ofNullable(BuildVersion.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(BuildVersion.class.getProtectionDomain().getCodeSource())
                        .map(CodeSource::getLocation).flatMap(BuildVersion::at))
                .orElse("unknown");
    }

    /// What the descriptor in a jar or folder states, whether it applies or not.
    static Optional<String> at(URL location) {
        try {
            return ModuleFinder.of(Path.of(location.toURI())).find(MODULE)
                    .flatMap(module -> module.descriptor().rawVersion());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException | FindException _) {
            return Optional.empty(); // repackaged by somebody, so nothing can be said
        }
    }
}
