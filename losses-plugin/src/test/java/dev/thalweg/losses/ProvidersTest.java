// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    @Test
    void bothListsOfProvidersAgree() throws IOException {
        List<String> descriptor = read("/module-info.class", ModuleDescriptor::read).provides().stream()
                .filter(p -> p.service().equals(LossPlugin.class.getName())).flatMap(p -> p.providers().stream())
                .sorted().toList();
        List<String> services = read("/META-INF/services/" + LossPlugin.class.getName(),
                in -> new String(in.readAllBytes(), StandardCharsets.UTF_8)).lines().sorted().toList();

        assertThat(services).isNotEmpty().isEqualTo(descriptor);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T read(String resource, Reader<T> reader) throws IOException {
        try (InputStream in = Huber.class.getResourceAsStream(resource)) {
            return reader.read(in);
        }
    }

    @Test
    void everyLossIsFoundByItsIdAndAliases() {
        Plugins plugins = Plugins.find();

        assertThat(plugins.problems()).isEmpty();
        plugins.losses().all().forEach(loss -> {
            assertThat(plugins.losses().get(loss.id())).isEqualTo(loss);
            loss.aliases().forEach(alias -> assertThat(plugins.losses().get(alias)).isEqualTo(loss));
        });
        assertThat(plugins.losses().get("l1").id()).isEqualTo("mae");
        assertThat(plugins.losses().get("kl-div").id()).isEqualTo("kl-divergence");
        assertThat(plugins.losses().get("sigmoid-focal").id()).isEqualTo("focal-binary");
    }

    @Test
    void textsAreReadBack() {
        Plugins plugins = Plugins.find();
        for (String text : List.of("huber(delta=0.3)", "cross-entropy(target=probabilities, labelSmoothing=0.1)",
                "poisson-nll(logInput=false, epsilon=1e-6)", "0.9*huber + 0.1*log-cosh", "mse - 0.5*mae", "-2*mse",
                "nll(ignoreIndex=7)", "triplet(margin=0.2, swap=true)", "dice(sumOver=batch)")) {
            assertThat(plugins.loss(text).text()).isEqualTo(text);
            assertThat(plugins.loss(plugins.loss(text).text())).isEqualTo(plugins.loss(text));
        }
    }

    @Test
    void theNamesOfOtherLibrariesAreRead() {
        assertThat(Plugins.find().loss("cross-entropy(target=indices, label_smoothing=0.1, ignore_index=-1)").text())
                .isEqualTo("cross-entropy(labelSmoothing=0.1, ignoreIndex=-1)");
    }

    @Test
    void namesOfParametersAndInputsAreDistinct() {
        for (LossPlugin loss : Plugins.find().losses().all()) {
            Set<String> names = new HashSet<>();
            for (Parameter parameter : loss.arguments().parameters()) {
                assertThat(names.add(parameter.name())).isTrue();
                parameter.aliases().forEach(alias -> assertThat(names.add(alias)).isTrue());
            }
            Set<String> inputs = new HashSet<>();
            loss.inputs().forEach(input -> {
                assertThat(inputs.add(input.name())).isTrue();
                input.aliases().forEach(alias -> assertThat(inputs.add(alias)).isTrue());
            });
            assertThat(loss.summary()).isNotBlank().doesNotEndWith(".");
        }
    }
}
