// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// `metrics.jsonl`: a line an epoch.
///
/// @param path the file
public record MetricsLog(Path path) {

    /// Adds a line.
    ///
    /// @param line what was measured
    public void append(JsonObject line) {
        byte[] bytes = (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw StoreError.notWritten(path, e);
        }
    }

    /// Keeps the first lines only: those of the epochs before a checkpoint. What came later will be written again.
    ///
    /// @param epochs how many lines stay
    public void keep(int epochs) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(path);
            if (lines.size() > epochs) {
                AtomicFile.writeText(path,
                        lines.stream().limit(epochs).map(line -> line + "\n").collect(Collectors.joining()));
            }
        } catch (IOException e) {
            throw StoreError.notRead(path, e);
        }
    }
}
