// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

import dev.thalweg.api.Configurable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers the providers of one service. Whoever cannot be used is noted and passed over.
///
/// @param <T> the service
final class Discovery<T extends Configurable<T>> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /// A service loader that fails at every step would be asked for ever.
    private static final int MOST_FAILURES = 1000;

    private final PluginKind kind;
    private final Map<String, T> byId = new TreeMap<>();
    private final Map<String, T> byName = new HashMap<>();
    private final List<PluginProblem> problems = new ArrayList<>();

    private Discovery(PluginKind kind) {
        this.kind = kind;
    }

    /// Asks all providers of some loaders.
    ///
    /// @param kind what they provide
    /// @param loaders where to look; a provider found twice counts once
    /// @param problems where to add who cannot be used
    /// @return the registry of the others
    static <T extends Configurable<T>> Registry<T> of(PluginKind kind, List<ServiceLoader<T>> loaders,
            List<PluginProblem> problems) {
        Discovery<T> discovery = new Discovery<>(kind);
        loaders.forEach(loader -> discovery.read(loader.stream().iterator()));
        problems.addAll(discovery.problems);
        return new Registry<>(kind, discovery.byId, discovery.byName);
    }

    private void read(Iterator<ServiceLoader.Provider<T>> providers) {
        for (int failures = 0; failures < MOST_FAILURES;) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                read(providers.next());
            } catch (ServiceConfigurationError error) {
                failures++;
                note("TH-P002", "one of the " + kind.plural() + " cannot be found: " + error.getMessage()
                        + ". Repair or remove its jar.", error);
            }
        }
    }

    private void read(ServiceLoader.Provider<T> provider) {
        String className = provider.type().getName();
        try {
            add(className, provider.get());
        } catch (ServiceConfigurationError | LinkageError | RuntimeException error) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            note("TH-P002", kind.singular() + " plugin " + className + " cannot be used: " + cause
                    + ". Repair or remove its jar.", cause);
        }
    }

    private void add(String className, T plugin) {
        if (!ID.matcher(plugin.id()).matches()) {
            note("TH-P003", kind.singular() + " plugin " + className + " is called '" + plugin.id()
                    + "'; expected lower-case words with '-' between them, such as 'log-cosh'.", null);
            return;
        }
        T known = byName.get(plugin.id());
        if (known != null && known.getClass() == plugin.getClass()) {
            return;
        }
        if (known != null) {
            duplicate(plugin.id(), known, plugin);
            return;
        }
        byId.put(plugin.id(), plugin);
        byName.put(plugin.id(), plugin);
        for (String alias : plugin.aliases()) {
            T other = byName.putIfAbsent(alias, plugin);
            if (other != null && other != plugin) {
                duplicate(alias, other, plugin);
            }
        }
    }

    private void duplicate(String name, T first, T second) {
        note("TH-P001",
                "two " + kind.plural() + " are called '" + name + "': " + first.getClass().getName() + " is used, "
                        + second.getClass().getName() + " is not. Rename or remove one.",
                null);
    }

    private void note(String errorId, String message, @Nullable Throwable cause) {
        // a layer's loader asks the layer's parents as well
        if (problems.stream().noneMatch(problem -> problem.message().equals(message))) {
            problems.add(new PluginProblem(errorId, message, Optional.ofNullable(cause)));
        }
    }
}
