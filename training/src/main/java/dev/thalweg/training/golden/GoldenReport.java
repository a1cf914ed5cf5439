// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/// What a comparison with reference values gave.
///
/// @param known how many names of the files are known
/// @param unknown the names that are not known, sorted
/// @param skipped known cases that could not be computed, with the reason
/// @param cases every computed case in every element type, in the order of the files
public record GoldenReport(int known, List<String> unknown, List<Skipped> skipped, List<CaseReport> cases) {
    private static final String SCHEMA = "thalweg.golden/1";

    /// A case that could not be computed.
    ///
    /// @param id the name of the case
    /// @param why the reason
    public record Skipped(String id, String why) {
    }

    /// Copies the lists.
    public GoldenReport {
        unknown = List.copyOf(unknown);
        skipped = List.copyOf(skipped);
        cases = List.copyOf(cases);
    }

    /// How many cases are right, each element type counted.
    ///
    /// @return the number
    public long passed() {
        return cases.stream().filter(CaseReport::passed).count();
    }

    /// How many cases are wrong, each element type counted.
    ///
    /// @return the number
    public long failed() {
        return cases.size() - passed();
    }

    /// Whether the check succeeded.
    ///
    /// @param strict whether unknown names and skipped cases count as failures
    /// @return true if it did
    public boolean isGood(boolean strict) {
        return failed() == 0 && (!strict || unknown.isEmpty() && skipped.isEmpty());
    }

    /// The report as `thalweg golden --json` prints it.
    ///
    /// @return one JSON document; what has no number in JSON is a text such as `"Infinity"`
    public String json() {
        JsonObject json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("known", known);
        json.addProperty("passed", passed());
        json.addProperty("failed", failed());
        JsonArray names = new JsonArray();
        unknown.forEach(names::add);
        json.add("unknown", names);
        JsonArray left = new JsonArray();
        skipped.forEach(skip -> left.add(json(skip)));
        json.add("skipped", left);
        JsonArray all = new JsonArray();
        cases.forEach(report -> all.add(json(report)));
        json.add("cases", all);
        return json.toString();
    }

    private static JsonObject json(Skipped skip) {
        JsonObject json = new JsonObject();
        json.addProperty("id", skip.id());
        json.addProperty("why", skip.why());
        return json;
    }

    private static JsonObject json(CaseReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("id", report.id());
        json.addProperty("kind", report.kind());
        json.addProperty("name", report.name());
        json.addProperty("dtype", report.type().text());
        json.addProperty("status", report.passed() ? "passed" : "failed");
        json.add("value", json(report.value()));
        json.add("gradient", json(report.gradient()));
        json.addProperty("tolerance", report.tolerance());
        return json;
    }

    private static JsonObject json(Deviation deviation) {
        JsonObject json = new JsonObject();
        json.add("maxAbs", number(deviation.maxAbs()));
        json.add("maxRel", number(deviation.maxRel()));
        json.add("maxUlp", number(deviation.maxUlp()));
        return json;
    }

    private static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }
}
