// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.thalweg.bench.work.Family;
import dev.thalweg.bench.work.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The document `latest.json`.
///
/// @param schema its name and version
/// @param environment machine, Java, flags, peers, by name
/// @param rows a row a candidate and work
/// @param skipped works without rows, and why
public record Results(String schema, Map<String, String> environment, List<Row> rows, List<Skip> skipped) {
    /// The name and version of the document.
    public static final String SCHEMA = "thalweg.bench/1";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting()
            .create();

    /// Copies the collections.
    public Results {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }

    /// Of this run.
    ///
    /// @param environment machine, Java, flags, peers
    /// @param rows what was measured
    /// @param skipped what was not
    /// @return the document
    public static Results of(Map<String, String> environment, List<Row> rows, List<Skip> skipped) {
        return new Results(SCHEMA, environment, rows, skipped);
    }

    /// These results, and of earlier ones what was not measured again, in the order of the works.
    ///
    /// @param earlier results of another run on this machine
    /// @return both
    public Results keeping(Results earlier) {
        List<Row> all = new ArrayList<>(
                earlier.rows.stream().filter(row -> rows.stream().noneMatch(row::sameWork)).toList());
        all.addAll(rows);
        List<String> order = Works.all().stream().map(Family::id).toList();
        all.sort(Comparator.comparingInt(row -> order.contains(row.work()) ? order.indexOf(row.work()) : order.size()));
        return new Results(schema, environment, all, skipped);
    }

    /// The document as text.
    ///
    /// @return JSON
    public String json() {
        return GSON.toJson(this) + "\n";
    }

    /// Reads a document.
    ///
    /// @param file written by this class
    /// @return the results
    /// @throws IOException if it cannot be read
    public static Results read(Path file) throws IOException {
        return GSON.fromJson(Files.readString(file), Results.class);
    }
}
