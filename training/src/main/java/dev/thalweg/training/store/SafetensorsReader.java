// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads one safetensors file and believes nothing: every length is checked before memory is taken for it.
final class SafetensorsReader {
    /// More than any model of ours needs; a foreign file read as a length gives far more.
    private static final long LONGEST_HEADER = 16 << 20;

    private final Path path;
    private final FileChannel channel;

    private SafetensorsReader(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Safetensors read(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            return new SafetensorsReader(path, channel).read();
        } catch (EOFException _) {
            throw StoreError.damaged(path, "it ends too early");
        } catch (IOException e) {
            throw StoreError.notRead(path, e);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NumberFormatException
                | ArithmeticException e) {
            throw StoreError.damaged(path, "its header makes no sense (" + e.getMessage() + ")");
        }
    }

    private Safetensors read() throws IOException {
        long length = buffer(Long.BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw StoreError.damaged(path, "it does not begin like a safetensors file");
        }
        if (Long.BYTES + length > channel.size()) {
            throw StoreError.damaged(path, "it ends within its header");
        }
        JsonObject header = JsonParser.parseString(StandardCharsets.UTF_8.decode(buffer((int) length)).toString())
                .getAsJsonObject();
        Map<String, String> metadata = new TreeMap<>();
        JsonElement words = header.remove("__metadata__");
        if (words != null) {
            words.getAsJsonObject().entrySet().forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
        }
        return new Safetensors(tensors(header, channel.size() - Long.BYTES - length), metadata);
    }

    private Map<String, StoredTensor> tensors(JsonObject header, long bytes) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            JsonObject description = entry.getValue().getAsJsonObject();
            ElementType type = type(entry.getKey(), member(description, "dtype").getAsString());
            List<Integer> shape = shape(member(description, "shape").getAsJsonArray());
            JsonArray offsets = member(description, "data_offsets").getAsJsonArray();
            long entries = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            long end = Math.addExact(offset, Math.multiplyExact(entries, (long) type.bytes()));
            if (offsets.size() != 2 || offsets.get(0).getAsLong() != offset || offsets.get(1).getAsLong() != end) {
                throw StoreError.damaged(path,
                        "tensor '" + entry.getKey() + "' has a place that does not fit its shape");
            }
            if (end > bytes) {
                throw StoreError.damaged(path, "it ends within tensor '" + entry.getKey() + "'");
            }
            tensors.put(entry.getKey(), new StoredTensor(shape, numbers(type, Math.toIntExact(entries))));
            offset = end;
        }
        if (offset != bytes) {
            throw StoreError.damaged(path, (bytes - offset) + " bytes follow its last tensor");
        }
        return tensors;
    }

    private JsonElement member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw StoreError.damaged(path, "its header lacks '" + name + "'");
        }
        return value;
    }

    private ElementType type(String tensor, String dtype) {
        return switch (dtype) {
            case "F32" -> ElementType.F32;
            case "F64" -> ElementType.F64;
            default -> throw new ThalwegException("TH-M002",
                    "'" + path + "': tensor '" + tensor + "' has type " + dtype
                            + "; expected F32 or F64, which Thalweg writes.");
        };
    }

    private List<Integer> shape(JsonArray sizes) {
        List<Integer> shape = new ArrayList<>();
        for (JsonElement size : sizes) {
            long value = size.getAsLong();
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw StoreError.damaged(path, "an axis has size " + size);
            }
            shape.add((int) value);
        }
        return shape;
    }

    private Object numbers(ElementType type, int entries) throws IOException {
        Object array = type.newArray(entries);
        int most = (1 << 16) / type.bytes();
        for (int from = 0; from < entries; from += most) {
            int count = Math.min(most, entries - from);
            ByteBuffer bytes = buffer(count * type.bytes());
            switch (array) {
                case float[] numbers -> bytes.asFloatBuffer().get(numbers, from, count);
                case double[] numbers -> bytes.asDoubleBuffer().get(numbers, from, count);
                default -> throw new IllegalStateException("unexpected " + array.getClass());
            }
        }
        return array;
    }

    private ByteBuffer buffer(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }
}
