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
        assertThat(plugin.availability().available()).isTrue();
        assertThat(plugin.availability().preference()).isNegative();
    }

    @Test
    void sayingWhatIsThereNeverFails() {
        assertThat(plugin.devices()).isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("opencl:\\d+ .*|none: .*"));
    }

    @Test
    void aDeviceThatIsNotThereIsAnErrorThatSaysWhatIsThere() {
        assertThatThrownBy(() -> plugin.open(new BackendOptions(1, "no such device")))
                .isInstanceOfSatisfying(ThalwegException.class, e -> {
                    assertThat(e.id()).isIn("TH-B010", "TH-B011");
                    assertThat(e.category()).isEqualTo(ExitCategory.ENVIRONMENT);
                });
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
