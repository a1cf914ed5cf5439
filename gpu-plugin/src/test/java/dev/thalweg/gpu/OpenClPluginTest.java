// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenClPluginTest {
    private final OpenClPlugin plugin = new OpenClPlugin();

    @Test
    void isNeverChosenUnasked() {
        assertThat(plugin.availability().available()).isFalse();
        assertThat(plugin.availability().preference()).isNegative();
        assertThat(plugin.availability().reason()).contains("cannot run kernels").contains("Choose 'simd'");
    }

    @Test
    void sayingWhatIsThereNeverFails() {
        assertThat(plugin.devices()).isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("opencl:\\d+ .*|none: .*"));
    }

    @Test
    void beingAskedForByNameIsAnErrorWithARemedy() {
        assertThatThrownBy(() -> plugin.open(new BackendOptions(1, "gpu")))
                .isInstanceOfSatisfying(ThalwegException.class, e -> {
                    assertThat(e.id()).isEqualTo("TH-B010");
                    assertThat(e.category()).isEqualTo(ExitCategory.ENVIRONMENT);
                })
                .hasMessageStartingWith("backend 'opencl:gpu' was requested, but this version finds OpenCL devices but "
                        + "cannot run kernels on them (found: ")
                .hasMessageEndingWith("). Choose 'simd', or 'auto'.");
    }

    @Test
    void descriptorAndServiceFileNameTheSameProviders() throws IOException {
        Module module = OpenClPlugin.class.getModule();
        List<String> declared = module.getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(BackendPlugin.class.getName()))
                .flatMap(provides -> provides.providers().stream()).toList();
        try (InputStream file = module.getResourceAsStream("META-INF/services/" + BackendPlugin.class.getName())) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(declared);
        }
    }
}
