// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The form of a [Preprocessing] in a file. Numbers are written so that reading gives the same bits.
public final class PreprocessingJson {
    private PreprocessingJson() {
    }

    /// Writes a preprocessing.
    ///
    /// @param preprocessing what was fitted
    /// @return a JSON object
    public static JsonObject write(Preprocessing preprocessing) {
        var json = new JsonObject();
        json.add("inputs", inputs(preprocessing.inputs()));
        json.add("target", target(preprocessing.target()));
        return json;
    }

    private static JsonObject inputs(InputEncoding inputs) {
        var json = new JsonObject();
        json.addProperty("format", inputs.format().text());
        switch (inputs) {
            case InputEncoding.Columns columns -> {
                json.addProperty("header", columns.header());
                json.add("names", texts(columns.names()));
                var list = new JsonArray();
                columns.columns().forEach(column -> list.add(column(column)));
                json.add("columns", list);
            }
            case InputEncoding.Sparse sparse -> {
                json.addProperty("firstIndex", sparse.firstIndex());
                json.add("means", numbers(sparse.scalings().stream().map(Scaling::mean).toList()));
                json.add("deviations", numbers(sparse.scalings().stream().map(Scaling::deviation).toList()));
            }
            case InputEncoding.Pixels pixels -> {
                json.add("shape", numbers(pixels.shape()));
                addScaling(json, pixels.scaling());
            }
        }
        return json;
    }

    private static JsonObject column(ColumnEncoding column) {
        var json = new JsonObject();
        json.addProperty("column", column.column());
        switch (column) {
            case ColumnEncoding.Numeric numeric -> {
                json.addProperty("kind", "numeric");
                addScaling(json, numeric.scaling());
            }
            case ColumnEncoding.Categorical categorical -> {
                json.addProperty("kind", "categorical");
                json.add("categories", texts(categorical.categories()));
            }
        }
        json.addProperty("indicator", column.indicator());
        return json;
    }

    private static JsonObject target(TargetEncoding target) {
        var json = new JsonObject();
        json.addProperty("column", target.column());
        switch (target) {
            case TargetEncoding.Numeric numeric -> {
                json.addProperty("kind", "numeric");
                addScaling(json, numeric.scaling());
            }
            case TargetEncoding.Classes classes -> {
                json.addProperty("kind", "classes");
                json.add("classes", texts(classes.classes()));
                json.addProperty("numeric", classes.numeric());
            }
        }
        return json;
    }

    private static void addScaling(JsonObject json, Scaling scaling) {
        json.addProperty("mean", scaling.mean());
        json.addProperty("deviation", scaling.deviation());
    }

    private static JsonArray texts(List<String> texts) {
        var array = new JsonArray(texts.size());
        texts.forEach(array::add);
        return array;
    }

    private static JsonArray numbers(List<? extends Number> numbers) {
        var array = new JsonArray(numbers.size());
        numbers.forEach(array::add);
        return array;
    }

    /// Reads a preprocessing.
    ///
    /// @param json what [#write] made
    /// @param file where it stood, for messages
    /// @return the same preprocessing
    /// @throws ThalwegException TH-M030 if it is not such an object
    public static Preprocessing read(JsonObject json, String file) {
        try {
            return new Preprocessing(readInputs(json.getAsJsonObject("inputs")),
                    readTarget(json.getAsJsonObject("target")));
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | ClassCastException
                | NullPointerException | UnsupportedOperationException e) {
            // Gson answers a missing or misplaced member by any of these.
            throw new ThalwegException("TH-M030", ExitCategory.MODEL, file
                    + ": the preprocessing is damaged or of another version. Restore the file, or train again.", e);
        }
    }

    private static InputEncoding readInputs(JsonObject json) {
        DataFormat format = DataFormat.valueOf(json.get("format").getAsString().toUpperCase(Locale.ROOT));
        return switch (format) {
            case CSV -> new InputEncoding.Columns(json.get("header").getAsBoolean(), readTexts(json.get("names")),
                    readColumns(json.getAsJsonArray("columns")));
            case LIBSVM -> new InputEncoding.Sparse(json.get("firstIndex").getAsInt(),
                    readScalings(json.getAsJsonArray("means"), json.getAsJsonArray("deviations")));
            case IDX -> new InputEncoding.Pixels(
                    json.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList(),
                    readScaling(json));
        };
    }

    private static List<ColumnEncoding> readColumns(JsonArray array) {
        var columns = new ArrayList<ColumnEncoding>();
        for (JsonElement element : array) {
            JsonObject json = element.getAsJsonObject();
            String name = json.get("column").getAsString();
            boolean indicator = json.get("indicator").getAsBoolean();
            columns.add(isKind(json, "numeric", "categorical")
                    ? new ColumnEncoding.Numeric(name, readScaling(json), indicator)
                    : new ColumnEncoding.Categorical(name, readTexts(json.get("categories")), indicator));
        }
        return columns;
    }

    private static TargetEncoding readTarget(JsonObject json) {
        String column = json.get("column").getAsString();
        return isKind(json, "numeric", "classes")
                ? new TargetEncoding.Numeric(column, readScaling(json))
                : new TargetEncoding.Classes(column, readTexts(json.get("classes")),
                        json.get("numeric").getAsBoolean());
    }

    private static boolean isKind(JsonObject json, String first, String second) {
        String kind = json.get("kind").getAsString();
        if (!kind.equals(first) && !kind.equals(second)) {
            throw new IllegalArgumentException("unknown kind " + kind);
        }
        return kind.equals(first);
    }

    private static List<Scaling> readScalings(JsonArray means, JsonArray deviations) {
        if (means.size() != deviations.size()) {
            throw new IllegalArgumentException("as many means as deviations");
        }
        var scalings = new ArrayList<Scaling>();
        for (int i = 0; i < means.size(); i++) {
            scalings.add(new Scaling(means.get(i).getAsDouble(), deviations.get(i).getAsDouble()));
        }
        return scalings;
    }

    private static Scaling readScaling(JsonObject json) {
        return new Scaling(json.get("mean").getAsDouble(), json.get("deviation").getAsDouble());
    }

    private static List<String> readTexts(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }
}
