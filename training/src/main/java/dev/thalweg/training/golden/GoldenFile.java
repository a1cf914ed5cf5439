// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads a file of reference values: losses, optimizers with clipping, or schedules.
final class GoldenFile {
    /// FTRL's papers call its learning rate alpha.
    private static final String FTRL_RATE = "alpha";
    /// Parameters of cases that repeat the name of the loss, or the shapes of its weights.
    private static final Map<String, Set<String>> SAID_ELSEWHERE = Map.of("arcface", Set.of("kind"), "cosface",
            Set.of("kind"),
            "adaptive-log-softmax", Set.of("classes", "div_value"));

    private GoldenFile() {
    }

    /// Reads a file.
    ///
    /// @throws ThalwegException `TH-D091` for a file that cannot be read, `TH-D092` for one that holds something else
    static List<GoldenCase> read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            return cases(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (JsonIOException e) {
            throw foreign(path, "it is not text in UTF-8", e);
        } catch (IOException e) {
            throw new ThalwegException("TH-D091", ExitCategory.DATA,
                    "'" + path + "' cannot be read: " + (Files.exists(path) ? e.getMessage() : "no such file or folder")
                            + ". Give a file of reference values, or a folder.",
                    e);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException
                | UnsupportedOperationException e) {
            throw foreign(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static ThalwegException foreign(Path path, String what, Exception cause) {
        return new ThalwegException("TH-D092", ExitCategory.DATA, "'" + path + "' holds no reference values: " + what
                + ". Expected JSON whose 'format' is loss-golden/1, optimizer-golden/1 or schedule-golden/1.", cause);
    }

    private static List<GoldenCase> cases(JsonObject file) {
        String format = file.has("format") ? file.get("format").getAsString() : "absent";
        return switch (format) {
            case "loss-golden/1" -> objects(file.get("cases")).stream().map(GoldenFile::loss).toList();
            case "optimizer-golden/1" -> optimizers(file);
            case "schedule-golden/1" -> objects(file.get("cases")).stream().map(GoldenFile::schedule).toList();
            default -> throw new IllegalArgumentException("the format is " + format);
        };
    }

    private static GoldenCase loss(JsonObject json) {
        String gradientField = json.has("gradients_partial") ? "gradients_partial" : "gradients";
        Map<String, GoldenTensor> reference = answer(json, gradientField);
        List<Map<String, GoldenTensor>> answers = new ArrayList<>(List.of(reference));
        if (json.has("also_right")) {
            answers.add(answer(json.getAsJsonObject("also_right"), "gradients"));
        }
        Map<String, String> parameters = parameters(json);
        parameters.keySet().removeAll(SAID_ELSEWHERE.getOrDefault(text(json, "loss"), Set.of()));
        ElementType precision = json.get("dtype").getAsString().equals("float32") ? ElementType.F32 : ElementType.F64;
        return new GoldenCase.OfLoss(text(json, "id"), text(json, "loss"), precision, parameters,
                text(json, "reduction"),
                inputs(json.getAsJsonObject("inputs")),
                Optional.ofNullable(json.get("grad_output")).map(GoldenFile::tensor),
                json.has(gradientField) ? List.copyOf(json.getAsJsonObject(gradientField).keySet()) : List.of(),
                answers,
                tolerance(json));
    }

    /// The inputs; targets that lie one sequence after the other become rows of one length.
    private static Map<String, GoldenTensor> inputs(JsonObject json) {
        Map<String, GoldenTensor> inputs = tensors(json);
        GoldenTensor lengths = inputs.get("target_lengths");
        if (lengths != null && lengths.sizes().length == 1) {
            inputs.computeIfPresent("target",
                    (_, target) -> target.sizes().length == 1 ? rows(target, lengths) : target);
        }
        return inputs;
    }

    private static GoldenTensor rows(GoldenTensor flat, GoldenTensor lengths) {
        int longest = Arrays.stream(lengths.data()).mapToInt(length -> (int) length).max().orElse(0);
        double[] rows = new double[lengths.data().length * longest];
        int from = 0;
        for (int i = 0; i < lengths.data().length; i++) {
            System.arraycopy(flat.data(), from, rows, i * longest, (int) lengths.data()[i]);
            from += (int) lengths.data()[i];
        }
        return new GoldenTensor(List.of(lengths.data().length, longest), rows);
    }

    private static Map<String, GoldenTensor> answer(JsonObject json, String gradientField) {
        Map<String, GoldenTensor> answer = new LinkedHashMap<>();
        if (json.has("value")) {
            answer.put(Outcome.VALUE, tensor(json.get("value")));
        }
        if (json.has(gradientField)) {
            tensors(json.getAsJsonObject(gradientField)).forEach((name, t) -> answer.put(Outcome.gradientOf(name), t));
        }
        return answer;
    }

    private static List<GoldenCase> optimizers(JsonObject file) {
        List<GoldenCase> cases = new ArrayList<>();
        JsonObject problems = file.getAsJsonObject("problems");
        for (JsonObject json : objects(file.get("cases"))) {
            cases.add(json.has("objective") ? search(json)
                    : optimizer(json, problems.getAsJsonObject(text(json, "problem"))));
        }
        if (file.has("clipping")) {
            objects(file.get("clipping")).forEach(json -> cases.add(clipping(json)));
        }
        return cases;
    }

    private static GoldenCase optimizer(JsonObject json, JsonObject problem) {
        Map<String, String> parameters = parameters(json);
        String rate = parameters.remove(parameters.containsKey("lr") ? "lr" : FTRL_RATE);
        return new GoldenCase.OfOptimizer(text(json, "id"), text(json, "optimizer"), parameters,
                rate == null ? 0 : Double.parseDouble(rate), tensor(problem.get("initial")),
                tensorList(problem.get("gradients")),
                bySteps(json, "parameters_after"), bySteps(json, "averaged_after"), tolerance(json));
    }

    private static GoldenCase search(JsonObject json) {
        Map<String, String> parameters = parameters(json);
        double rate = Double.parseDouble(Objects.requireNonNull(parameters.remove("lr"), "lr"));
        // PyTorch's absence of a line search is a null
        parameters.putIfAbsent("line_search_fn", "none");
        return new GoldenCase.OfSearch(text(json, "id"), text(json, "optimizer"), parameters, rate,
                objective(json.getAsJsonObject("objective")), bySteps(json, "parameters_after"),
                bySteps(json, "value_after"), tolerance(json));
    }

    private static GoldenObjective objective(JsonObject json) {
        double[] initial = tensor(json.get("initial")).data();
        return switch (text(json, "name")) {
            case "quadratic" -> new GoldenObjective.Quadratic(initial, tensor(json.get("A")).data(),
                    tensor(json.get("b")).data());
            case "rosenbrock" -> new GoldenObjective.Rosenbrock(initial);
            default -> throw new IllegalArgumentException("the objective is " + text(json, "name"));
        };
    }

    private static SortedMap<Integer, GoldenTensor> bySteps(JsonObject json, String field) {
        SortedMap<Integer, GoldenTensor> after = new TreeMap<>();
        if (json.has(field)) {
            tensors(json.getAsJsonObject(field)).forEach((step, t) -> after.put(Integer.valueOf(step), t));
        }
        return after;
    }

    private static GoldenCase clipping(JsonObject json) {
        return new GoldenCase.OfClipping(text(json, "id"), text(json, "clipping"), parameters(json),
                tensorList(json.get("gradients")), Optional.ofNullable(json.get("total_norm")).map(GoldenFile::number),
                tensorList(json.get("clipped")));
    }

    private static GoldenCase schedule(JsonObject json) {
        double[] rates = numbers(json.get("lr"));
        return new GoldenCase.OfSchedule(text(json, "id"), text(json, "schedule"), GoldenSchedule.text(json),
                number(json.get("base_lr")), vector(rates),
                Optional.ofNullable(json.get("momentum")).map(momentum -> vector(numbers(momentum))),
                json.has("metrics") ? Arrays.stream(numbers(json.get("metrics"))).boxed().toList() : List.of());
    }

    private static GoldenTensor vector(double[] numbers) {
        return new GoldenTensor(List.of(numbers.length), numbers);
    }

    private static String text(JsonObject json, String field) {
        return json.get(field).getAsString();
    }

    private static Map<String, String> parameters(JsonObject json) {
        return arguments(json.getAsJsonObject("params"));
    }

    /// Values by name; those that are null are left out.
    static Map<String, String> arguments(JsonObject json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.asMap().forEach((name, value) -> {
            if (!value.isJsonNull()) {
                parameters.put(name, argument(value));
            }
        });
        return parameters;
    }

    /// A value as text forms write it: several in brackets, words without quotes.
    private static String argument(JsonElement value) {
        return value instanceof JsonArray several
                ? several.asList().stream().map(GoldenFile::argument).collect(Collectors.joining(", ", "[", "]"))
                : value instanceof JsonPrimitive single ? single.getAsString() : value.toString();
    }

    private static Tolerance tolerance(JsonObject json) {
        if (!json.has("tolerance")) {
            return Tolerance.NONE;
        }
        JsonObject given = json.getAsJsonObject("tolerance");
        return new Tolerance(given.has("rtol") ? number(given.get("rtol")) : 0,
                given.has("atol") ? number(given.get("atol")) : 0);
    }

    private static Map<String, GoldenTensor> tensors(JsonObject json) {
        Map<String, GoldenTensor> tensors = new LinkedHashMap<>();
        json.asMap().forEach((name, value) -> tensors.put(name, tensor(value)));
        return tensors;
    }

    private static List<GoldenTensor> tensorList(JsonElement json) {
        return json.getAsJsonArray().asList().stream().map(GoldenFile::tensor).toList();
    }

    private static GoldenTensor tensor(JsonElement json) {
        if (json instanceof JsonObject object) {
            List<Integer> shape = object.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList();
            return new GoldenTensor(shape, numbers(object.get("data")));
        }
        return new GoldenTensor(List.of(), new double[] {number(json)});
    }

    private static double[] numbers(JsonElement json) {
        JsonArray array = json.getAsJsonArray();
        return StreamSupport.stream(array.spliterator(), false).mapToDouble(GoldenFile::number).toArray();
    }

    /// A number; what JSON has no number for is a text such as "NaN".
    private static double number(JsonElement json) {
        JsonPrimitive value = json.getAsJsonPrimitive();
        if (value.isBoolean()) {
            return value.getAsBoolean() ? 1 : 0;
        }
        return Double.parseDouble(value.getAsString());
    }

    private static List<JsonObject> objects(JsonElement json) {
        return json.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
    }
}
