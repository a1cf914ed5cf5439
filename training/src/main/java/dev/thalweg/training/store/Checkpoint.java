// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonObject;
import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;

/// A moment of a run from which it can go on: tensors (weights, optimizer state) and a document (cursor, schedule, seeds).
///
/// @param name such as `epoch-0007`, or `epoch-0007-step-12` within an epoch
/// @param tensors everything that is learned or kept between steps
/// @param document everything else
public record Checkpoint(String name, Safetensors tensors, JsonObject document) {
    private static final String SCHEMA = "thalweg.checkpoint/1";

    /// Writes both files, then points `latest` at them. Until that name is durable the checkpoint before stays the newest, which is
    /// whole as well.
    ///
    /// @param folder the run
    /// @return the file of the tensors
    public Path write(RunFolder folder) {
        Path file = tensorFile(folder, name);
        AtomicFile.replace(file, tensors.content());
        var whole = new JsonObject();
        whole.addProperty("schema", SCHEMA);
        whole.addProperty("sha256", Digests.sha256(file));
        document.entrySet().forEach(e -> whole.add(e.getKey(), e.getValue()));
        AtomicFile.replace(documentFile(folder, name), AtomicFile.text(Json.pretty(whole)));
        AtomicFile.syncFolder(file);
        AtomicFile.replace(folder.latest(), AtomicFile.text(name + "\n"));
        return file;
    }

    /// Reads a checkpoint.
    ///
    /// @param folder the run
    /// @param name which
    /// @return the checkpoint
    /// @throws ThalwegException TH-M001 if it is damaged, TH-M003 if another version wrote it
    public static Checkpoint read(RunFolder folder, String name) {
        Path file = documentFile(folder, name);
        JsonObject document = Json.read(file);
        Json.requireSchema(file, document, SCHEMA);
        Path tensorFile = tensorFile(folder, name);
        Safetensors tensors = Safetensors.read(tensorFile);
        if (!Digests.sha256(tensorFile).equals(Json.text(file, document, "sha256"))) {
            throw StoreError.damaged(tensorFile, "its SHA-256 is not the one that " + file.getFileName() + " says");
        }
        return new Checkpoint(name, tensors, document);
    }

    private static Path tensorFile(RunFolder folder, String name) {
        return folder.checkpoints().resolve(name + ".safetensors");
    }

    /// Where a checkpoint's document lies.
    ///
    /// @param folder the run
    /// @param name which checkpoint
    /// @return the file
    public static Path documentFile(RunFolder folder, String name) {
        return folder.checkpoints().resolve(name + ".json");
    }
}
