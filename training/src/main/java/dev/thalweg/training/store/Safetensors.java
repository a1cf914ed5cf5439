// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Named tensors, and some words about them, in one file.
///
/// The format is that of Hugging Face's `safetensors`: the length of the header as 8 bytes, a header in JSON that says type, shape
/// and place of each tensor, then the numbers, little-endian, without gaps. The bytes depend on the content alone.
///
/// @param tensors by name, in the order of the file
/// @param metadata words about them
public record Safetensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    /// Copies the maps; words are ordered by name.
    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /// Writes the file, whole or not at all.
    ///
    /// @param path the file, replaced if it is there
    public void write(Path path) {
        AtomicFile.write(path, content());
    }

    /// The bytes of the file.
    ///
    /// @return what writes them
    AtomicFile.Content content() {
        return channel -> new SafetensorsWriter(channel).write(this);
    }

    /// Reads a file.
    ///
    /// @param path the file
    /// @return its content
    /// @throws dev.thalweg.api.ThalwegException TH-M001 if it is truncated, damaged or something else; TH-M021 if it cannot be read
    public static Safetensors read(Path path) {
        return SafetensorsReader.read(path);
    }
}
