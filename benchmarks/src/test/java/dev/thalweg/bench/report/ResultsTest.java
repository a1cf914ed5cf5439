// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Row OWN = row("mse", "thalweg", new Ratio(1, 1, 1), 0.9);
    private static final Row PEER = row("mse", "openblas", null, null);

    private static Row row(String work, String candidate, Ratio ratio, Double limit) {
        return new Row(work, "128", 128, "f32", 1, candidate, 30.5, 9, 0, ratio, limit, "");
    }

    private static Results results(Row... rows) {
        return Results.of(Map.of("java", "25"), List.of(rows), List.of(new Skip("dice", "512x128", "why", false)));
    }

    @Test
    void theDocumentHasTheFieldsThatOthersRelyOn() {
        JsonObject document = JsonParser.parseString(results(OWN, PEER).json()).getAsJsonObject();
        assertThat(document.get("schema").getAsString()).isEqualTo("thalweg.bench/1");
        assertThat(document.get("environment").isJsonObject()).isTrue();
        JsonObject row = document.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(row.keySet()).contains("work", "shape", "size", "dtype", "threads", "candidate", "medianNs",
                "rounds", "bytesPerCall", "ratio", "limitFraction");
        assertThat(row.getAsJsonObject("ratio").keySet()).containsExactly("median", "p10", "p90");
    }

    @Test
    void whatThereIsNotIsNull() {
        JsonObject document = JsonParser.parseString(results(PEER).json()).getAsJsonObject();
        JsonObject row = document.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(row.get("ratio").isJsonNull()).isTrue();
        assertThat(row.get("limitFraction").isJsonNull()).isTrue();
    }

    @Test
    void whatIsWrittenCanBeRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("latest.json"), results(OWN, PEER).json());
        assertThat(Results.read(file)).isEqualTo(results(OWN, PEER));
    }

    @Test
    void earlierRowsStayInTheirPlaceUnlessMeasuredAgain() {
        Row huber = row("huber", "thalweg", new Ratio(1, 1, 1), null);
        Row again = row("mse", "thalweg", new Ratio(1, 1, 1), 0.8);
        assertThat(results(again).keeping(results(OWN, PEER, huber)).rows()).containsExactly(again, huber);
    }
}
