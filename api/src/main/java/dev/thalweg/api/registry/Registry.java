// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.Suggestions;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.text.Call;
import dev.thalweg.api.text.TextForm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plugins of one kind by id and alias. Immutable.
///
/// @param <T> the kind
public final class Registry<T extends Configurable<T>> {
    private final PluginKind kind;
    private final Map<String, T> byId;
    private final Map<String, T> byName;

    Registry(PluginKind kind, Map<String, T> byId, Map<String, T> byName) {
        this.kind = kind;
        this.byId = new TreeMap<>(byId);
        this.byName = new TreeMap<>(byName);
    }

    /// All plugins with their default arguments.
    ///
    /// @return sorted by id
    public Collection<T> all() {
        return List.copyOf(byId.values());
    }

    /// The plugin of a name.
    ///
    /// @param name an id or alias
    /// @return the plugin with its default arguments, if there is one
    public Optional<T> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The plugin of a name.
    ///
    /// @param name an id or alias
    /// @return the plugin with its default arguments
    /// @throws ThalwegException `TH-L001`, `TH-O001` or `TH-O101` with suggestions if there is none
    public T get(String name) {
        return find(name).orElseThrow(() -> unknown(name, ""));
    }

    /// Reads a name with arguments.
    ///
    /// @param text such as `huber(delta=1.5)`
    /// @return the configured plugin
    /// @throws ThalwegException if the text cannot be read (`TH-L002`, `TH-O002`, `TH-O102` or `TH-O202`), the name is
    ///     unknown or an argument is not allowed
    public T parse(String text) {
        return configure(TextForm.call(kind.singular(), kind.syntaxId(), text, kind.leadingValues()));
    }

    /// Looks up a name and gives it its arguments.
    T configure(Call call) {
        T plugin = find(call.name()).orElseThrow(() -> unknown(call.name(), " at column " + call.column()));
        String owner = kind.singular() + " '" + call.name() + "'";
        return call.arguments().isEmpty() ? plugin
                : plugin.with(plugin.arguments().read(owner, kind.argumentId(), call.arguments()));
    }

    private ThalwegException unknown(String name, String place) {
        String known = byId.isEmpty() ? " None is installed: is the jar that holds them on the module path?"
                : " Known " + kind.plural() + ": " + String.join(", ", byId.keySet()) + ".";
        String minus = name.indexOf('-') > 0 && kind == PluginKind.LOSS
                && find(name.substring(0, name.indexOf('-'))).isPresent()
                        ? " For a difference, write spaces around the minus."
                        : "";
        return new ThalwegException(kind.unknownId(), "unknown " + kind.singular() + " '" + name + "'" + place + "."
                + Suggestions.sentence(name, byName.keySet()) + minus + known);
    }
}
