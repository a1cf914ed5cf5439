// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import com.google.gson.Gson;
import dev.thalweg.bench.race.Laps;
import dev.thalweg.bench.report.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a worker process hands back.
///
/// @param facts what readers must know of those who raced
/// @param laps their times
/// @param skips works that were not raced
record WorkerReport(Map<String, String> facts, List<Laps> laps, List<Skip> skips) {
    private static final Gson GSON = new Gson();

    void write(Path file) throws IOException {
        Files.writeString(file, GSON.toJson(this));
    }

    static WorkerReport read(Path file) throws IOException {
        return GSON.fromJson(Files.readString(file), WorkerReport.class);
    }
}
