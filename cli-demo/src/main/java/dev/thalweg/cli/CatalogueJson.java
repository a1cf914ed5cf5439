// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.thalweg.api.Configurable;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.UpdateInputs;
import java.util.List;

/// The documents of `losses --json` and `optimizers --json`.
final class CatalogueJson {
    private CatalogueJson() {
    }

    static JsonObject list(String command, List<CatalogueAction.Shelf> shelves) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg." + command + "/1");
        for (CatalogueAction.Shelf shelf : shelves) {
            JsonArray array = new JsonArray();
            shelf.things().forEach(thing -> array.add(describe(new JsonObject(), thing)));
            document.add(shelf.name(), array);
        }
        return document;
    }

    static JsonObject loss(LossPlugin loss) {
        JsonObject document = describe(document("thalweg.loss/1"), loss);
        document.addProperty("rowWise", loss.rowWise());
        document.addProperty("reduction", loss.defaultReduction().text());
        document.add("properties", Json.strings(loss.properties().stream().map(LossProperty::text).toList()));
        JsonArray inputs = new JsonArray();
        loss.inputs().forEach(input -> inputs.add(input(input)));
        document.add("inputs", inputs);
        JsonObject formulas = new JsonObject();
        LossFormulas.ofOneItem(LossSum.of(loss))
                .forEach((name, formula) -> formulas.addProperty(name, formula.toString()));
        document.add("formulas", formulas);
        return document;
    }

    static JsonObject exhibit(Exhibit exhibit) {
        JsonObject document = describe(document("thalweg." + exhibit.kind() + "/1"), exhibit.thing());
        document.add("equations", Json.strings(exhibit.equations()));
        if (exhibit.thing() instanceof OptimizerPlugin optimizer) {
            document.add("state", state(optimizer));
        }
        return document;
    }

    private static JsonObject state(OptimizerPlugin optimizer) {
        JsonObject state = new JsonObject();
        switch (optimizer) {
            case RuleOptimizer rule -> rule.state(UpdateInputs.of(Axis.of("i")).axes())
                    .forEach(tensor -> state.add(tensor.name(), tensor.fromParameter() ? new JsonPrimitive("parameter")
                            : new JsonPrimitive(tensor.initial())));
            case SearchOptimizer search -> search.search(1).state().keySet()
                    .forEach(name -> state.addProperty(name, 0));
        }
        return state;
    }

    private static JsonObject document(String schema) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", schema);
        return document;
    }

    private static JsonObject describe(JsonObject target, Configurable<?> thing) {
        target.addProperty("id", thing.id());
        target.addProperty("text", thing.text());
        target.addProperty("summary", thing.summary());
        target.add("aliases", Json.strings(thing.aliases()));
        JsonArray parameters = new JsonArray();
        thing.arguments().parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        target.add("parameters", parameters);
        if (!thing.guide().equals(Guide.NONE)) {
            target.addProperty("use", thing.guide().use());
            target.addProperty("avoid", thing.guide().avoid());
            target.addProperty("source", thing.guide().source());
        }
        return target;
    }

    private static JsonObject parameter(Parameter parameter) {
        JsonObject object = new JsonObject();
        object.addProperty("name", parameter.name());
        object.add("default", defaultValue(parameter));
        object.addProperty("range", parameter.range().text());
        object.addProperty("description", parameter.description());
        return object;
    }

    private static JsonElement defaultValue(Parameter parameter) {
        return switch (parameter.type()) {
            case FLAG -> new JsonPrimitive(parameter.defaultValue() != 0);
            case CHOICE -> new JsonPrimitive(parameter.write(parameter.defaultValue()));
            case REAL, INTEGER -> Json.number(parameter.defaultValue());
            case NUMBERS, CHOICES -> new JsonArray();
        };
    }

    private static JsonObject input(LossInput input) {
        JsonObject object = new JsonObject();
        object.addProperty("name", input.name());
        object.addProperty("domain", input.domain().text());
        object.addProperty("optional", input.optional());
        object.addProperty("differentiable", input.differentiable());
        object.addProperty("description", input.description());
        return object;
    }
}
