// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    @Test
    void bothListsOfProvidersAgree() throws IOException {
        assertThat(services(OptimizerPlugin.class)).isEqualTo(descriptor(OptimizerPlugin.class)).hasSize(22);
        assertThat(services(SchedulePlugin.class)).isEqualTo(descriptor(SchedulePlugin.class)).hasSize(17);
        assertThat(services(OptimizerWrapper.class)).isEqualTo(descriptor(OptimizerWrapper.class)).hasSize(14);
    }

    private static List<String> descriptor(Class<?> service) throws IOException {
        try (InputStream in = Adam.class.getResourceAsStream("/module-info.class")) {
            return ModuleDescriptor.read(in).provides().stream().filter(p -> p.service().equals(service.getName()))
                    .flatMap(p -> p.providers().stream()).sorted().toList();
        }
    }

    private static List<String> services(Class<?> service) throws IOException {
        try (InputStream in = Adam.class.getResourceAsStream("/META-INF/services/" + service.getName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
        }
    }

    @Test
    void everythingIsFoundById() {
        Plugins plugins = Plugins.find();

        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.optimizers().all()).extracting(Configurable::id).containsExactly("adabelief",
                "adadelta", "adafactor", "adagrad", "adam", "adamax", "adamw", "asgd", "ftrl", "lamb", "lars", "lbfgs",
                "lion",
                "muon", "nadam", "radam", "rmsprop", "rprop", "schedule-free-adamw", "schedule-free-sgd", "sgd",
                "yogi");
        assertThat(plugins.schedules().all()).extracting(Configurable::id).containsExactly("constant", "cosine",
                "cosine-restarts", "cyclic", "exponential", "inverse-sqrt", "inverse-time", "linear", "multi-step",
                "one-cycle", "plateau", "polynomial", "step", "warmup-constant", "warmup-cosine", "warmup-linear",
                "wsd");
    }

    @Test
    void allSayWhenToUseThem() {
        Plugins plugins = Plugins.find();

        assertThat(Stream.of(plugins.optimizers(), plugins.wrappers(), plugins.schedules())
                .<Configurable<?>>flatMap(registry -> registry.all().stream())).allSatisfy(thing -> {
                    assertThat(thing.guide().use()).as(thing.id()).isNotBlank().doesNotEndWith(".");
                    assertThat(thing.guide().avoid()).as(thing.id()).isNotBlank().doesNotEndWith(".");
                });
    }

    @Test
    void theNamesOfOtherLibrariesAreRead() {
        Plugins plugins = Plugins.find();

        assertThat(plugins.optimizer("adam(eps=1e-6, weight_decay=0.1)").text())
                .isEqualTo("adam(epsilon=1e-6, l2Penalty=0.1)");
        assertThat(plugins.optimizer("adamw(weight_decay=0.1)").text()).isEqualTo("adamw(weightDecay=0.1)");
        assertThat(plugins.optimizer("lion(weight_decay=0.1)").text()).isEqualTo("lion(weightDecay=0.1)");
        assertThat(plugins.optimizer("nadam(weight_decay=0.1)").text()).isEqualTo("nadam(l2Penalty=0.1)");
        assertThat(plugins.optimizer("rmsprop(alpha=0.9)").text()).isEqualTo("rmsprop(smoothing=0.9)");
    }

    @Test
    void stateFollowsTheArguments() {
        Plugins plugins = Plugins.find();

        assertThat(names(plugins.optimizer("sgd"))).isEmpty();
        assertThat(names(plugins.optimizer("sgd(momentum=0.9)"))).containsExactly("velocity");
        assertThat(names(plugins.optimizer("adam"))).containsExactly("moment1", "moment2");
        assertThat(names(plugins.optimizer("adam(amsgrad=true)"))).containsExactly("moment1", "moment2", "maxMoment2");
        assertThat(names(plugins.optimizer("rmsprop(centered=true, momentum=0.5)"))).containsExactly("meanSquare",
                "mean",
                "velocity");
    }

    private static List<String> names(OptimizerPlugin optimizer) {
        return ((RuleOptimizer) optimizer).state(UpdateInputs.of(Axis.of("i")).axes()).stream().map(StateTensor::name)
                .toList();
    }
}
