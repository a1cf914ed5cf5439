// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.BackendChoice.Candidate;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Availability;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows the backends: whether each can run here, and why or why not.
final class BackendsAction {
    private static final String INDENT = "    ";

    private BackendsAction() {
    }

    static int run(OutputOptions output, Terminal terminal) {
        List<Shown> candidates = BackendChoice.candidates().stream().map(Shown::of).toList();
        if (output.json) {
            Json.write(document(candidates), terminal.out());
        } else {
            text(candidates).forEach(terminal.out()::line);
        }
        return 0;
    }

    private static List<String> text(List<Shown> candidates) {
        List<String> lines = new ArrayList<>();
        for (Shown candidate : candidates) {
            lines.add(candidate.plugin.id() + ": " + candidate.plugin.summary());
            lines.add(INDENT + (candidate.availability.available() ? "available" : "not available") + ", preference "
                    + candidate.availability.preference() + ": " + candidate.availability.reason());
            candidate.open().ifPresent(info -> lines.add(INDENT + Text.count(info.lanes(), "lane") + ", "
                    + Text.count(info.threads(), "thread") + ", " + info.description()));
            candidate.devices.forEach(device -> lines.add(INDENT + "device " + device));
        }
        lines.add("");
        lines.add(automatic().map(choice -> "'auto' takes " + choice.plugin().id() + ".")
                .orElse("'auto' finds none that can run here."));
        return lines;
    }

    private static JsonObject document(List<Shown> candidates) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.backends/1");
        automatic().ifPresent(choice -> document.addProperty("auto", choice.plugin().id()));
        JsonArray backends = new JsonArray();
        candidates.forEach(candidate -> backends.add(document(candidate)));
        document.add("backends", backends);
        return document;
    }

    private static JsonObject document(Shown candidate) {
        JsonObject object = new JsonObject();
        object.addProperty("id", candidate.plugin.id());
        object.addProperty("summary", candidate.plugin.summary());
        object.addProperty("available", candidate.availability.available());
        object.addProperty("preference", candidate.availability.preference());
        object.addProperty("reason", candidate.availability.reason());
        candidate.open().ifPresent(info -> {
            object.addProperty("lanes", info.lanes());
            object.addProperty("threads", info.threads());
            object.addProperty("description", info.description());
        });
        object.add("devices", Json.strings(candidate.devices));
        return object;
    }

    /// A backend, its devices, and whether it can run here, which it may know only once it has looked for devices.
    private record Shown(BackendPlugin plugin, List<String> devices, Availability availability) {

        static Shown of(Candidate candidate) {
            List<String> devices = candidate.plugin().devices();
            return new Shown(candidate.plugin(), devices, candidate.plugin().availability());
        }

        /// What a backend says of itself once open; of one that has devices, these tell it.
        Optional<BackendInfo> open() {
            if (!availability.available() || !devices.isEmpty()) {
                return Optional.empty();
            }
            try (Backend backend = plugin.open(BackendOptions.defaults())) {
                return Optional.of(backend.info());
            }
        }
    }

    private static Optional<BackendChoice> automatic() {
        try {
            return Optional.of(BackendChoice.choose("auto"));
        } catch (ThalwegException _) {
            return Optional.empty();
        }
    }
}
