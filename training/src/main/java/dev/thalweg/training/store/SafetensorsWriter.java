// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes one safetensors file.
final class SafetensorsWriter {
    /// Readers map the file into memory and want the numbers aligned.
    private static final int ALIGNMENT = 8;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    SafetensorsWriter(FileChannel channel) {
        this.channel = channel;
    }

    void write(Safetensors file) throws IOException {
        byte[] header = header(file);
        buffer.putLong(header.length);
        flush();
        AtomicFile.writeFully(channel, ByteBuffer.wrap(header));
        for (StoredTensor tensor : file.tensors().values()) {
            switch (tensor.array()) {
                case float[] numbers -> write(numbers);
                case double[] numbers -> write(numbers);
                default -> throw new IllegalStateException("a tensor holds " + tensor.array().getClass());
            }
        }
        flush();
    }

    private static byte[] header(Safetensors file) {
        var header = new JsonObject();
        if (!file.metadata().isEmpty()) {
            var words = new JsonObject();
            file.metadata().forEach(words::addProperty);
            header.add("__metadata__", words);
        }
        long offset = 0;
        for (Map.Entry<String, StoredTensor> entry : file.tensors().entrySet()) {
            StoredTensor tensor = entry.getValue();
            long end = offset + (long) tensor.entries() * tensor.type().bytes();
            header.add(entry.getKey(), description(tensor, offset, end));
            offset = end;
        }
        String text = Json.compact(header);
        int missing = -text.getBytes(StandardCharsets.UTF_8).length & (ALIGNMENT - 1);
        return (text + " ".repeat(missing)).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject description(StoredTensor tensor, long begin, long end) {
        var shape = new JsonArray();
        tensor.shape().forEach(shape::add);
        var offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        var description = new JsonObject();
        description.addProperty("dtype", tensor.array() instanceof float[] ? "F32" : "F64");
        description.add("shape", shape);
        description.add("data_offsets", offsets);
        return description;
    }

    private void write(float[] numbers) throws IOException {
        for (float number : numbers) {
            if (buffer.remaining() < Float.BYTES) {
                flush();
            }
            buffer.putFloat(number);
        }
    }

    private void write(double[] numbers) throws IOException {
        for (double number : numbers) {
            if (buffer.remaining() < Double.BYTES) {
                flush();
            }
            buffer.putDouble(number);
        }
    }

    private void flush() throws IOException {
        AtomicFile.writeFully(channel, buffer.flip());
        buffer.clear();
    }
}
