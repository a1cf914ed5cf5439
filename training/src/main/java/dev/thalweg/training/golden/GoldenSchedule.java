// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the schedule of a case as a text form.
final class GoldenSchedule {
    static final String SEQUENTIAL = "sequential";
    static final String CHAINED = "chained";
    private static final String MULTIPLICATIVE = "multiplicative";

    private GoldenSchedule() {
    }

    static String text(JsonObject json) {
        JsonObject parameters = json.getAsJsonObject("params");
        String name = json.get("schedule").getAsString();
        return switch (name) {
            case SEQUENTIAL -> sequence(parts(parameters), parameters);
            case CHAINED -> String.join(" * ", parts(parameters));
            // its rule is a sentence that begins with the factor
            case MULTIPLICATIVE -> name + "(" + parameters.get("rule").getAsString().replaceFirst(" .*", "") + ")";
            default -> call(name, GoldenFile.arguments(parameters));
        };
    }

    private static List<String> parts(JsonObject parameters) {
        return parameters.getAsJsonArray("schedules").asList().stream().map(JsonElement::getAsJsonObject)
                .map(GoldenSchedule::part).toList();
    }

    private static String part(JsonObject json) {
        Map<String, String> arguments = GoldenFile.arguments(json);
        String name = arguments.remove("schedule");
        return call(String.valueOf(name), arguments);
    }

    private static String call(String name, Map<String, String> arguments) {
        return arguments.entrySet().stream().map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String sequence(List<String> parts, JsonObject parameters) {
        List<Integer> milestones = parameters.getAsJsonArray("milestones").asList().stream()
                .map(JsonElement::getAsInt).toList();
        StringBuilder text = new StringBuilder(parts.getFirst());
        int from = 0;
        for (int i = 0; i < milestones.size(); i++) {
            text.append(" for ").append(milestones.get(i) - from).append(" then ").append(parts.get(i + 1));
            from = milestones.get(i);
        }
        return text.toString();
    }
}
