// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// For every loss that has reference values: a case in which one digit is changed is told from a right one.
class ChangedDigitTest {
    /// The seventh digit.
    private static final double CHANGE = 1 + 1e-6;

    @TempDir
    Path folder;

    @Test
    void aChangedDigitOfAValueFails() throws IOException {
        requireAllFail("value");
    }

    @Test
    void aChangedDigitOfAGradientFails() throws IOException {
        requireAllFail("gradients");
    }

    private void requireAllFail(String field) throws IOException {
        JsonArray changed = new JsonArray();
        for (JsonObject chosen : oneOfEachLoss(field).values()) {
            change(chosen, field);
            changed.add(chosen);
        }
        JsonObject file = new JsonObject();
        file.addProperty("format", "loss-golden/1");
        file.add("cases", changed);
        Files.writeString(folder.resolve("changed.json"), file.toString());

        GoldenReport report = GoldenCheck.of(Plugins.find(),
                type -> type == ElementType.F64 ? new PlanRunner() : new EvaluatorRunner(type), List.of(folder));

        assertThat(report.cases()).filteredOn(each -> each.type() == ElementType.F64).hasSize(changed.size())
                .noneMatch(CaseReport::passed);
        assertThat(report.known()).isGreaterThanOrEqualTo(78);
    }

    /// A case of double precision that states no tolerance and knows one answer only, of which the field holds a number to change.
    private static Map<String, JsonObject> oneOfEachLoss(String field) throws IOException {
        Map<String, JsonObject> chosen = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(SharedGolden.folder())) {
            for (Path path : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                JsonObject file = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
                for (JsonElement element : file.getAsJsonArray("cases")) {
                    JsonObject each = element.getAsJsonObject();
                    if (each.has("loss") && isPlain(each) && hasNumber(each, field)) {
                        chosen.putIfAbsent(each.get("loss").getAsString(), each);
                    }
                }
            }
        }
        return chosen;
    }

    private static boolean isPlain(JsonObject each) {
        return each.get("dtype").getAsString().equals("float64") && !each.has("tolerance") && !each.has("also_right");
    }

    private static boolean hasNumber(JsonObject each, String field) {
        return each.has(field) && change(each.deepCopy(), field);
    }

    /// Changes the first number that is of some size; whether there is one.
    private static boolean change(JsonObject each, String field) {
        JsonElement found = each.get(field);
        if (field.equals("gradients")) {
            JsonObject gradients = found.getAsJsonObject();
            return gradients.keySet().stream().anyMatch(input -> change(gradients, input));
        }
        if (found.isJsonPrimitive()) {
            each.add(field, changed(found));
            return !each.get(field).equals(found);
        }
        JsonArray data = found.getAsJsonObject().getAsJsonArray("data");
        for (int i = 0; i < data.size(); i++) {
            JsonElement number = data.get(i);
            data.set(i, changed(number));
            if (!data.get(i).equals(number)) {
                return true;
            }
        }
        return false;
    }

    private static JsonElement changed(JsonElement number) {
        boolean isNumber = number.isJsonPrimitive() && number.getAsJsonPrimitive().isNumber();
        return isNumber && Math.abs(number.getAsDouble()) > 1e-3 ? new JsonPrimitive(number.getAsDouble() * CHANGE)
                : number;
    }
}
