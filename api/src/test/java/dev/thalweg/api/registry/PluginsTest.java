// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services are declared in folders of the test's own, so that each test decides what is installed.
class PluginsTest {
    @TempDir
    Path folder;

    /// A loss with a parameter.
    public record Good(Arguments arguments) implements ElementwiseLoss {
        private static final Parameter SCALE = Parameter.positive("scale", 1, "a factor").alias("factor");

        public Good() {
            this(Arguments.defaults(SCALE));
        }

        @Override
        public String id() {
            return "good";
        }

        @Override
        public List<String> aliases() {
            return List.of("fine");
        }

        @Override
        public String summary() {
            return "works";
        }

        @Override
        public Good with(Arguments given) {
            return new Good(given);
        }

        @Override
        public Expr formula(Expr prediction, Expr target) {
            return SCALE.expr().times(prediction.minus(target));
        }
    }

    /// What the other losses of this test have in common.
    public interface Named extends ElementwiseLoss {
        @Override
        default Arguments arguments() {
            return Arguments.defaults();
        }

        @Override
        default String summary() {
            return "for a test";
        }

        @Override
        default LossPlugin with(Arguments given) {
            return this;
        }

        @Override
        default Expr formula(Expr prediction, Expr target) {
            return prediction;
        }
    }

    /// Has the name of another.
    public static final class Duplicate implements Named {
        public Duplicate() {
        }

        @Override
        public String id() {
            return "good";
        }
    }

    /// Has an alias that is the name of another.
    public static final class Thief implements Named {
        public Thief() {
        }

        @Override
        public String id() {
            return "thief";
        }

        @Override
        public List<String> aliases() {
            return List.of("good");
        }
    }

    /// Cannot be called by its name.
    public static final class Shouting implements Named {
        public Shouting() {
        }

        @Override
        public String id() {
            return "LOUD loss";
        }
    }

    /// Cannot be made.
    public static final class Broken implements Named {
        public Broken() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String id() {
            return "broken";
        }
    }

    /// Loads the losses of this test once more, outside the module under test: a module's own classes cannot be declared in a folder.
    private static final class JarOfItsOwn extends URLClassLoader {
        JarOfItsOwn(URL folder) {
            super(new URL[] {folder}, PluginsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PluginsTest.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = PluginsTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private Plugins installed(String... classNames) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(LossPlugin.class.getName()), List.of(classNames));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (JarOfItsOwn loader = new JarOfItsOwn(folder.toUri().toURL())) {
            thread.setContextClassLoader(loader);
            return Plugins.find();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String name(Class<?> type) {
        return type.getName();
    }

    @Test
    void aLossIsFoundByItsIdAndItsAlias() throws IOException {
        Plugins plugins = installed(name(Good.class));

        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.losses().get("good").getClass().getName()).isEqualTo(name(Good.class));
        assertThat(plugins.losses().get("fine").getClass().getName()).isEqualTo(name(Good.class));
        assertThat(plugins.loss("2*fine(factor=3)").hypers()).containsEntry("good.weight", 2.0)
                .containsEntry("good.scale", 3.0);
    }

    @Test
    void aBrokenProviderIsNamedWithItsCauseAndStopsNobody() throws IOException {
        Plugins plugins = installed(name(Broken.class), name(Good.class));

        assertThat(plugins.losses().find("good")).isPresent();
        assertThat(plugins.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.errorId()).isEqualTo("TH-P002");
            assertThat(problem.message()).isEqualTo("loss plugin " + name(Broken.class)
                    + " cannot be used: java.lang.IllegalStateException: no licence. Repair or remove its jar.");
            assertThat(problem.cause()).containsInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void aProviderThatIsNotThereIsNamedAndStopsNobody() throws IOException {
        Plugins plugins = installed("com.example.Absent", name(Good.class));

        assertThat(plugins.losses().find("good")).isPresent();
        assertThat(plugins.problems()).isNotEmpty().allMatch(problem -> problem.errorId().equals("TH-P002"));
        assertThat(plugins.problems().toString()).contains("com.example.Absent");
    }

    @Test
    void ofTwoWithOneNameTheFirstIsUsedAndBothAreNamed() throws IOException {
        Plugins plugins = installed(name(Good.class), name(Duplicate.class));

        assertThat(plugins.losses().get("good").getClass().getName()).isEqualTo(name(Good.class));
        assertThat(plugins.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.errorId() + " " + problem.message())
                        .isEqualTo("TH-P001 two losses are called 'good': " + name(Good.class) + " is used, "
                                + name(Duplicate.class)
                                + " is not. Rename or remove one."));
    }

    @Test
    void anAliasDoesNotTakeANameAway() throws IOException {
        Plugins plugins = installed(name(Good.class), name(Thief.class));

        assertThat(plugins.losses().get("good").getClass().getName()).isEqualTo(name(Good.class));
        assertThat(plugins.losses().get("thief").getClass().getName()).isEqualTo(name(Thief.class));
        assertThat(plugins.problems()).extracting(PluginProblem::errorId).containsExactly("TH-P001");
    }

    @Test
    void aNameThatNobodyCanWriteIsRefused() throws IOException {
        Plugins plugins = installed(name(Shouting.class));

        assertThat(plugins.losses().all()).isEmpty();
        assertThat(plugins.problems()).extracting(PluginProblem::errorId).containsExactly("TH-P003");
    }

    @Test
    void anUnknownNameIsAnsweredWithNearOnes() throws IOException {
        Plugins plugins = installed(name(Good.class));

        assertThatThrownBy(() -> plugins.loss("0.5*godo")).isInstanceOf(ThalwegException.class)
                .hasMessage("unknown loss 'godo' at column 5. Did you mean 'good'? Known losses: good.");
        assertThatThrownBy(() -> plugins.loss("good-fine")).hasMessageContaining("write spaces around the minus");
    }

    @Test
    void withoutPluginsTheMessageSaysWhereToLook() throws IOException {
        Plugins plugins = installed();

        assertThatThrownBy(() -> plugins.loss("huber"))
                .hasMessage(
                        "unknown loss 'huber' at column 1. None is installed: is the jar that holds them on the module path?");
    }

    @Test
    void allProblemsOfArgumentsComeTogether() throws IOException {
        Plugins plugins = installed(name(Good.class));

        assertThatThrownBy(() -> plugins.loss("good(scale=-1, scael=2)"))
                .hasMessage("loss 'good': parameter 'scale' is -1;"
                        + " expected a finite number > 0. Try scale=1 (the default). Also: no parameter 'scael'. Did you mean 'scale'?"
                        + " It has: scale.");
    }
}
