// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;

/// The content of a run's `data.json`: columns, encodings, scaling, and which bytes were read.
public final class DataJson {
    private DataJson() {
    }

    /// Writes what is known about the data of a run.
    ///
    /// @param data what was prepared
    /// @return a JSON object of schema `thalweg.data/1`
    public static JsonObject write(PreparedData data) {
        DataDescription description = data.description();
        var json = new JsonObject();
        json.addProperty("schema", "thalweg.data/1");
        json.addProperty("format", description.format().text());
        json.add("files", files(description));
        json.add("rows", rows(description));
        json.add("columns", columns(description));
        var dropped = new JsonArray();
        description.dropped().forEach(dropped::add);
        json.add("dropped", dropped);
        json.addProperty("features", description.features());
        json.add("preprocessing", PreprocessingJson.write(data.preprocessing()));
        var notices = new JsonArray();
        data.notices().forEach(notice -> notices.add(notice.text()));
        json.add("notices", notices);
        return json;
    }

    private static JsonArray files(DataDescription description) {
        var files = new JsonArray();
        for (FileDigest digest : description.files()) {
            var file = new JsonObject();
            file.addProperty("file", digest.file());
            file.addProperty("bytes", digest.bytes());
            file.addProperty("sha256", digest.sha256());
            files.add(file);
        }
        return files;
    }

    /// A part without rows is absent.
    private static JsonObject rows(DataDescription description) {
        var rows = new JsonObject();
        rows.addProperty("train", description.trainRows());
        if (description.validationRows() > 0) {
            rows.addProperty("validation", description.validationRows());
        }
        if (description.testRows() > 0) {
            rows.addProperty("test", description.testRows());
        }
        return rows;
    }

    private static JsonArray columns(DataDescription description) {
        var columns = new JsonArray();
        for (ColumnDescription column : description.columns()) {
            var json = new JsonObject();
            json.addProperty("name", column.name());
            json.addProperty("role", column.role().name().toLowerCase(Locale.ROOT));
            json.addProperty("kind", column.kind().name().toLowerCase(Locale.ROOT));
            json.addProperty("missing", column.missing());
            columns.add(json);
        }
        return columns;
    }
}
