// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.BackendChoice.Candidate;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.BackendOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows the backends: whether each can run here, and why or why not.
final class BackendsAction {
    private static final String INDENT = "    ";

    private BackendsAction() {
    }

    static int run(OutputOptions output, Terminal terminal) {
        List<Candidate> candidates = BackendChoice.candidates();
        if (output.json) {
            Json.write(document(candidates), terminal.out());
        } else {
            text(candidates).forEach(terminal.out()::line);
        }
        return 0;
    }

    private static List<String> text(List<Candidate> candidates) {
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            lines.add(candidate.plugin().id() + ": " + candidate.plugin().summary());
            lines.add(INDENT + (candidate.availability().available() ? "available" : "not available") + ", preference "
                    + candidate.availability().preference() + ": " + candidate.availability().reason());
            open(candidate).ifPresent(info -> lines.add(INDENT + Text.count(info.lanes(), "lane") + ", "
                    + Text.count(info.threads(), "thread") + ", " + info.description()));
            candidate.plugin().devices().forEach(device -> lines.add(INDENT + "device " + device));
        }
        lines.add("");
        lines.add(automatic().map(choice -> "'auto' takes " + choice.plugin().id() + ".")
                .orElse("'auto' finds none that can run here."));
        return lines;
    }

    private static JsonObject document(List<Candidate> candidates) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.backends/1");
        automatic().ifPresent(choice -> document.addProperty("auto", choice.plugin().id()));
        JsonArray backends = new JsonArray();
        candidates.forEach(candidate -> backends.add(document(candidate)));
        document.add("backends", backends);
        return document;
    }

    private static JsonObject document(Candidate candidate) {
        JsonObject object = new JsonObject();
        object.addProperty("id", candidate.plugin().id());
        object.addProperty("summary", candidate.plugin().summary());
        object.addProperty("available", candidate.availability().available());
        object.addProperty("preference", candidate.availability().preference());
        object.addProperty("reason", candidate.availability().reason());
        open(candidate).ifPresent(info -> {
            object.addProperty("lanes", info.lanes());
            object.addProperty("threads", info.threads());
            object.addProperty("description", info.description());
        });
        object.add("devices", Json.strings(candidate.plugin().devices()));
        return object;
    }

    /// What a backend says of itself once open.
    private static Optional<BackendInfo> open(Candidate candidate) {
        if (!candidate.availability().available()) {
            return Optional.empty();
        }
        try (Backend backend = candidate.plugin().open(BackendOptions.defaults())) {
            return Optional.of(backend.info());
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
