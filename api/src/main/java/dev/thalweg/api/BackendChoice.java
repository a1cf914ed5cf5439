// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.BackendPlugin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The ladder by which a backend is chosen, and the reason that is shown.
///
/// @param plugin the chosen backend
/// @param device the device asked for, or an empty text
/// @param reason why this one
public record BackendChoice(BackendPlugin plugin, String device, String reason) {
    /// Checks for absence.
    public BackendChoice {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(reason, "reason");
    }

    /// A backend that was found, and what it says of itself here.
    ///
    /// @param plugin the backend
    /// @param availability its answer
    public record Candidate(BackendPlugin plugin, Availability availability) {
    }

    /// Every backend that can be loaded, the preferred one first. A broken one is left out.
    ///
    /// @return the candidates
    public static List<Candidate> candidates() {
        List<Candidate> found = new ArrayList<>();
        var providers = ServiceLoader.load(BackendPlugin.class, BackendPlugin.class.getClassLoader()).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                BackendPlugin plugin = providers.next();
                found.add(new Candidate(plugin, plugin.availability()));
            } catch (ServiceConfigurationError | LinkageError broken) {
                System.getLogger(BackendChoice.class.getName()).log(System.Logger.Level.WARNING,
                        "a backend cannot be loaded", broken);
            }
        }
        found.sort(Comparator.comparingInt((Candidate c) -> c.availability().preference()).reversed());
        return List.copyOf(found);
    }

    /// Chooses a backend.
    ///
    /// @param wanted `auto`, or a name with an optional device after a colon
    /// @return the choice
    /// @throws ThalwegException `TH-B001` if there is none of that name, `TH-B004` if it cannot run here, `TH-B002` if nothing can
    public static BackendChoice choose(String wanted) {
        List<Candidate> candidates = candidates();
        return wanted.equals("auto") ? automatic(candidates) : named(wanted, candidates);
    }

    /// The first that can run and lets itself be chosen unasked.
    static BackendChoice automatic(List<Candidate> candidates) {
        List<String> declined = new ArrayList<>();
        for (Candidate c : candidates) {
            if (c.availability.available() && c.availability.preference() >= 0) {
                String before = declined.isEmpty() ? "" : "; " + String.join("; ", declined);
                return new BackendChoice(c.plugin, "",
                        "auto: " + c.plugin.id() + ", " + c.availability.reason() + before);
            }
            if (c.availability.preference() >= 0) {
                declined.add("not " + c.plugin.id() + ": " + c.availability.reason());
            }
        }
        throw new ThalwegException("TH-B002", "no backend can run here. " + (declined.isEmpty()
                ? noneToChoose(candidates) + ": put thalweg-simd on the module path or class path."
                : String.join("; ", declined) + "."));
    }

    private static String noneToChoose(List<Candidate> candidates) {
        return candidates.isEmpty() ? "None was found"
                : "Only " + String.join(", ", candidates.stream().map(c -> c.plugin.id()).toList())
                        + " was found, which runs when asked for by name alone";
    }

    private static BackendChoice named(String wanted, List<Candidate> candidates) {
        int colon = wanted.indexOf(':');
        String id = colon < 0 ? wanted : wanted.substring(0, colon);
        String device = colon < 0 ? "" : wanted.substring(colon + 1);
        List<String> ids = candidates.stream().map(c -> c.plugin.id()).toList();
        Candidate found = candidates.stream().filter(c -> c.plugin.id().equals(id)).findFirst().orElseThrow(
                () -> new ThalwegException("TH-B001", ExitCategory.USAGE,
                        "backend '" + id + "' is unknown; expected auto or one of " + ids
                                + "." + Suggestions.sentence(id, ids),
                        null));
        if (!found.availability.available()) {
            throw new ThalwegException("TH-B004",
                    "backend '" + id + "' was requested but cannot be used: " + found.availability.reason());
        }
        return new BackendChoice(found.plugin, device, "asked for by name: " + found.availability.reason());
    }
}
