// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonObject;
import dev.thalweg.training.TrainingSummary.BackendChoice;

/// `environment.json`: what a run computed on. Nothing here changes results.
public final class EnvironmentJson {
    private EnvironmentJson() {
    }

    /// Describes this process.
    ///
    /// @param backend what computes
    /// @param threads threads used
    /// @return the document
    public static JsonObject describe(BackendChoice backend, int threads) {
        var json = new JsonObject();
        json.addProperty("schema", "thalweg.environment/1");
        json.addProperty("thalweg", BuildVersion.text());
        json.addProperty("java", Runtime.version().toString());
        json.addProperty("vm", System.getProperty("java.vm.name"));
        json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        json.addProperty("arch", System.getProperty("os.arch"));
        json.addProperty("processors", Runtime.getRuntime().availableProcessors());
        json.addProperty("memory", Runtime.getRuntime().maxMemory());
        json.addProperty("backend", backend.id());
        json.addProperty("lanes", backend.lanes());
        json.addProperty("reason", backend.reason());
        json.addProperty("threads", threads);
        return json;
    }
}
