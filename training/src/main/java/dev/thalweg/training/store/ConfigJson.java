// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.thalweg.api.ElementType;
import dev.thalweg.training.Activation;
import dev.thalweg.training.BatchSize;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.DataOptions;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.TestPart;
import dev.thalweg.training.TrainingConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// `config.json`: a configuration with every default resolved, under the names of the command line's options.
public final class ConfigJson {
    private static final String SCHEMA = "thalweg.config/1";

    private ConfigJson() {
    }

    /// Writes a configuration.
    ///
    /// @param config with a loss; paths become absolute, so that a run can be resumed from anywhere
    /// @return the document
    public static JsonObject write(TrainingConfig config) {
        var json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        writeData(json, config.data());
        writeFit(json, config.fit());
        json.add("hidden", array(config.model().hidden()));
        json.addProperty("activation", config.model().activation().text());
        json.addProperty("dropout", config.model().dropout());
        json.addProperty("backend", config.compute().backend());
        json.addProperty("threads", config.compute().threads());
        json.addProperty("dtype", config.compute().elementType().text());
        return json;
    }

    private static void writeData(JsonObject json, DataOptions data) {
        json.addProperty("data", absolute(data.file()));
        json.addProperty("target", data.target());
        json.add("drop", array(data.drop()));
        json.add("categorical", array(data.categorical()));
        json.addProperty("labels", absolute(data.labels()));
        json.add("group", group(data.group()));
        switch (data.test()) {
            case TestPart.None _ -> json.add("test", JsonNull.INSTANCE);
            case TestPart.Fraction part -> json.addProperty("test", part.fraction());
            case TestPart.File part -> {
                json.addProperty("test", absolute(part.path()));
                json.addProperty("testLabels", absolute(part.labels()));
                json.addProperty("testGroup", absolute(part.groups()));
            }
        }
        json.addProperty("validation", data.validationFraction());
    }

    /// A column by its name; a file as an object, so that no name is taken for one.
    private static JsonElement group(@Nullable Grouping group) {
        return switch (group) {
            case null -> JsonNull.INSTANCE;
            case Grouping.Column(String name) -> new JsonPrimitive(name);
            case Grouping.File(Path path) -> {
                var file = new JsonObject();
                file.addProperty("file", absolute(path));
                yield file;
            }
        };
    }

    private static void writeFit(JsonObject json, FitOptions fit) {
        json.addProperty("loss", fit.loss());
        json.addProperty("optimizer", fit.optimizer());
        json.addProperty("schedule", fit.schedule());
        json.addProperty("lr", fit.learningRate());
        json.addProperty("epochs", fit.epochs());
        json.addProperty("batch", fit.batch().text());
        json.addProperty("seed", fit.seed());
        json.addProperty("l1", fit.penalties().l1());
        json.addProperty("l2", fit.penalties().l2());
        json.addProperty("clipValue", fit.clipping().value());
        json.addProperty("clipNorm", fit.clipping().norm());
        json.addProperty("earlyStopping", fit.earlyStopping());
    }

    /// Reads the configuration of a run.
    ///
    /// @param folder the run
    /// @return the configuration, its folder being this one
    /// @throws dev.thalweg.api.ThalwegException TH-M001 if the file is damaged, TH-M003 if another version wrote it
    public static TrainingConfig read(RunFolder folder) {
        JsonObject json = Json.read(folder.config());
        Json.requireSchema(folder.config(), json, SCHEMA);
        return Json.parse(folder.config(), () -> new TrainingConfig(readData(json), readModel(json), readFit(json),
                readCompute(json), folder.root(), false));
    }

    private static DataOptions readData(JsonObject json) {
        return new DataOptions(Path.of(json.get("data").getAsString()), text(json, "target"),
                texts(json.getAsJsonArray("drop")), texts(json.getAsJsonArray("categorical")),
                path(json, "labels"), readGroup(json), readTest(json), json.get("validation").getAsDouble());
    }

    private static @Nullable Grouping readGroup(JsonObject json) {
        JsonElement group = json.get("group");
        if (group == null || group.isJsonNull()) {
            return null;
        }
        return group.isJsonObject() ? new Grouping.File(Path.of(group.getAsJsonObject().get("file").getAsString()))
                : new Grouping.Column(group.getAsString());
    }

    private static TestPart readTest(JsonObject json) {
        JsonElement test = json.get("test");
        if (test.isJsonNull()) {
            return new TestPart.None();
        }
        return test.getAsJsonPrimitive().isNumber() ? new TestPart.Fraction(test.getAsDouble())
                : new TestPart.File(Path.of(test.getAsString()), path(json, "testLabels"),
                        path(json, "testGroup"));
    }

    private static ModelOptions readModel(JsonObject json) {
        List<Integer> hidden = StreamSupport.stream(json.getAsJsonArray("hidden").spliterator(), false)
                .map(JsonElement::getAsInt).toList();
        return new ModelOptions(hidden, Activation.parse(json.get("activation").getAsString()),
                json.get("dropout").getAsDouble());
    }

    private static FitOptions readFit(JsonObject json) {
        return new FitOptions(text(json, "loss"), json.get("optimizer").getAsString(),
                json.get("schedule").getAsString(),
                json.get("lr").getAsDouble(), json.get("epochs").getAsInt(),
                BatchSize.parse(json.get("batch").getAsString()),
                json.get("seed").getAsLong(),
                new FitOptions.Penalties(json.get("l1").getAsDouble(), json.get("l2").getAsDouble()),
                new FitOptions.Clipping(json.get("clipValue").getAsDouble(), json.get("clipNorm").getAsDouble()),
                json.get("earlyStopping").getAsInt());
    }

    private static ComputeOptions readCompute(JsonObject json) {
        String dtype = json.get("dtype").getAsString();
        ElementType type = Arrays.stream(ElementType.values()).filter(t -> t.text().equals(dtype)).findFirst()
                .orElseThrow(() -> new IllegalStateException("dtype is " + dtype));
        return new ComputeOptions(json.get("backend").getAsString(), json.get("threads").getAsInt(), type);
    }

    private static JsonArray array(List<?> values) {
        var array = new JsonArray();
        for (Object value : values) {
            if (value instanceof Number number) {
                array.add(number);
            } else {
                array.add(value.toString());
            }
        }
        return array;
    }

    private static List<String> texts(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
    }

    private static @Nullable String absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().normalize().toString();
    }

    private static @Nullable String text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    private static @Nullable Path path(JsonObject json, String name) {
        String text = text(json, name);
        return text == null ? null : Path.of(text);
    }
}
