// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.Activation;
import dev.thalweg.training.FitOptions.Penalties;
import dev.thalweg.training.Metrics;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.Part;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.ResultJson;
import dev.thalweg.training.store.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// `model.json`: what the tensors of `model.safetensors` mean.
final class ModelJson {
    private static final String SCHEMA = "thalweg.model/1";

    private ModelJson() {
    }

    static JsonObject write(Objective objective, TrainingConfig config, TargetEncoding target,
            Map<Part, Metrics> metrics,
            String sha256) {
        Network network = objective.network();
        var json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("model", network.description());
        json.addProperty("features", network.features());
        json.add("hidden", integers(config.model().hidden()));
        json.addProperty("outputs", network.outputs());
        json.addProperty("activation", config.model().activation().text());
        json.addProperty("dtype", config.compute().elementType().text());
        var shapes = new JsonObject();
        network.parameters().forEach(parameter -> shapes.add(parameter.name(), integers(parameter.shape())));
        json.add("shapes", shapes);
        json.addProperty("loss", objective.loss().text());
        json.addProperty("formula", objective.formula());
        if (!objective.form().classCounts().isEmpty()) {
            json.add("classCounts", integers(objective.form().classCounts()));
        }
        json.addProperty("target", target.column());
        var labels = new JsonArray();
        Answers.labels(target).forEach(labels::add);
        json.add("labels", labels);
        var measured = new JsonObject();
        metrics.forEach((part, values) -> measured.add(part.text(), ResultJson.metrics(values)));
        json.add("metrics", measured);
        json.addProperty("sha256", sha256);
        return json;
    }

    private static JsonArray integers(List<Integer> numbers) {
        var array = new JsonArray();
        numbers.forEach(array::add);
        return array;
    }

    /// A model as it was described.
    ///
    /// @param objective network and loss; penalties do not matter any more
    /// @param type the element type of the parameters
    /// @param sha256 that of the file of the parameters
    record Described(Objective objective, ElementType type, String sha256) {
    }

    static Described read(RunFolder folder, Plugins plugins) {
        Path file = folder.modelDescription();
        JsonObject json = Json.read(file);
        Json.requireSchema(file, json, SCHEMA);
        Network network = Json.parse(file, () -> network(json));
        LossForm form = LossForm.of(plugins.loss(Json.text(file, json, "loss")))
                .over(Json.parse(file, () -> classCounts(json)));
        var objective = new Objective(network, form, Penalties.NONE);
        ElementType type = Json.text(file, json, "dtype").equals(ElementType.F64.text()) ? ElementType.F64
                : ElementType.F32;
        return new Described(objective, type, Json.text(file, json, "sha256"));
    }

    private static List<Integer> classCounts(JsonObject json) {
        return json.has("classCounts") ? integers(json, "classCounts") : List.of();
    }

    private static List<Integer> integers(JsonObject json, String name) {
        return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false).map(JsonElement::getAsInt).toList();
    }

    private static Network network(JsonObject json) {
        List<Integer> hidden = integers(json, "hidden");
        return Network.of(json.get("features").getAsInt(), json.get("outputs").getAsInt(),
                new ModelOptions(hidden, Activation.parse(json.get("activation").getAsString()), 0));
    }
}
