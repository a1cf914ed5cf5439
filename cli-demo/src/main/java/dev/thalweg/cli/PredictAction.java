// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.thalweg.training.DataSource;
import dev.thalweg.training.Predictions;
import dev.thalweg.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// Predicts rows and writes what was predicted.
final class PredictAction {
    private static final Path STANDARD_INPUT = Path.of("-");

    private PredictAction() {
    }

    static int run(PredictCommand command, Terminal terminal) throws IOException {
        Predictions predictions = Training.predict(command.run, source(command.data, terminal),
                Configurations.of(command.compute));
        command.output.notices(predictions.notices(), terminal);
        if (command.output.json) {
            Json.write(document(command.run, predictions), terminal.out());
        } else {
            csv(predictions, terminal.out());
        }
        return 0;
    }

    private static DataSource source(Path data, Terminal terminal) {
        return data.equals(STANDARD_INPUT) ? new DataSource.Stream("standard input", terminal.in())
                : DataSource.of(data);
    }

    private static void csv(Predictions predictions, Output out) throws IOException {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        writer.writeRecord(predictions.header());
        for (int row = 0; row < predictions.rows(); row++) {
            writer.writeRecord(predictions.row(row));
        }
        writer.flush();
    }

    private static JsonObject document(Path run, Predictions predictions) {
        JsonObject document = new JsonObject();
        document.addProperty("schema", "thalweg.predict/1");
        document.addProperty("run", run.toString());
        document.addProperty("rows", predictions.rows());
        JsonArray values = new JsonArray();
        if (predictions.labels().isEmpty()) {
            IntStream.range(0, predictions.rows()).forEach(row -> values.add(Json.number(predictions.value(row))));
        } else {
            document.add("labels", Json.strings(predictions.labels()));
            document.add("probabilities", probabilities(predictions));
            IntStream.range(0, predictions.rows())
                    .forEach(row -> values.add(predictions.labels().get(predictions.label(row))));
        }
        document.add("predictions", values);
        return document;
    }

    private static JsonArray probabilities(Predictions predictions) {
        JsonArray rows = new JsonArray();
        for (int row = 0; row < predictions.rows(); row++) {
            JsonArray cells = new JsonArray();
            for (int label = 0; label < predictions.labels().size(); label++) {
                cells.add(Json.number(predictions.probability(row, label)));
            }
            rows.add(cells);
        }
        return rows;
    }
}
