// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildVersionTest {

    @Test
    void foldersOfModulesAndTheClassPathKnowTheVersion() {
        URL classes = BuildVersion.class.getProtectionDomain().getCodeSource().getLocation();

        assertThat(BuildVersion.text()).matches("\\d+\\.\\d+\\.\\d+(-.+)?");
        assertThat(BuildVersion.at(classes)).contains(BuildVersion.text());
    }

    @Test
    void repackagedClassesHaveNone(@TempDir Path folder) throws Exception {
        assertThat(BuildVersion.at(folder.toUri().toURL())).isEmpty();
        assertThat(BuildVersion.at(URI.create("file:/nowhere/at%20all.jar").toURL())).isEmpty();
    }
}
