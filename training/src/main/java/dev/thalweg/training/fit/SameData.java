// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.data.FileDigest;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.store.Json;
import dev.thalweg.training.store.RunFolder;
import java.util.ArrayList;
import java.util.List;

/// Makes sure that a resumed run sees the bytes that it saw before.
final class SameData {
    private SameData() {
    }

    /// Compares digests with those in `data.json`.
    ///
    /// @throws ThalwegException TH-D090 if a file has changed since
    static void require(RunFolder folder, PreparedData data) {
        JsonObject recorded = Json.read(folder.data());
        List<String> before = Json.parse(folder.data(), () -> digests(recorded));
        List<FileDigest> now = data.description().files();
        for (int i = 0; i < now.size(); i++) {
            if (i >= before.size() || !before.get(i).equals(now.get(i).sha256())) {
                throw new ThalwegException("TH-D090", ExitCategory.DATA,
                        "'" + now.get(i).file() + "' has changed since the run in '"
                                + folder.root() + "' began (its SHA-256 is another); a resumed run needs the same data."
                                + " Restore the file, or train again.",
                        null);
            }
        }
    }

    private static List<String> digests(JsonObject recorded) {
        List<String> digests = new ArrayList<>();
        for (JsonElement file : recorded.getAsJsonArray("files")) {
            digests.add(file.getAsJsonObject().get("sha256").getAsString());
        }
        return digests;
    }
}
