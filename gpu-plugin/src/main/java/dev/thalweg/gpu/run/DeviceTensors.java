// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.gpu.device.DeviceBuffer;
import dev.thalweg.gpu.device.KeptArray;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.emit.Memories;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The device memory of an invocation by name: that of kept arrays, and its own, which grows when sizes ask for more.
final class DeviceTensors {
    /// Totals and the like take far less than a tensor where memory is short.
    private static final int PERCENT = 95;

    private final Session session;
    private final ElementType type;
    private final Memories memories;
    private final Map<String, DeviceBuffer> buffers = new HashMap<>();
    private final Map<String, KeptArray> kept = new HashMap<>();

    DeviceTensors(Session session, ElementType type, Memories memories) {
        this.session = session;
        this.type = type;
        this.memories = memories;
    }

    /// Takes the copy of a kept array for a memory, or no longer.
    ///
    /// @param memory its name
    /// @param array what is bound, if it is kept
    /// @return whether that is new
    boolean use(String memory, @Nullable KeptArray array) {
        return array == null ? kept.remove(memory) != null : kept.put(memory, array) != array;
    }

    /// Makes room, but for kept arrays. Where it is short, what earlier sizes have left larger than needed is given back first.
    ///
    /// @param entries how many entries each memory must hold
    /// @throws ThalwegException `TH-B014` if there is not enough
    void require(Map<String, Integer> entries) {
        try {
            grow(entries);
        } catch (ThalwegException _) {
            buffers.values().forEach(DeviceBuffer::close);
            buffers.clear();
            grow(entries);
        }
    }

    private void grow(Map<String, Integer> entries) {
        entries.forEach((memory, count) -> {
            DeviceBuffer held = buffers.get(memory);
            long bytes = bytes(memory, count);
            if (!kept.containsKey(memory) && (held == null || held.bytes() < bytes)) {
                if (held != null) {
                    buffers.remove(memory);
                    held.close();
                }
                buffers.put(memory, session.buffer(bytes));
            }
        });
    }

    /// Whether there would be room, with something left for what is no tensor.
    ///
    /// @param entries how many entries each memory must hold
    boolean haveRoomFor(Map<String, Integer> entries) {
        long needed = entries.entrySet().stream().filter(need -> !kept.containsKey(need.getKey()))
                .mapToLong(need -> bytes(need.getKey(), need.getValue())).sum();
        long available = session.freeBytes() + buffers.values().stream().mapToLong(DeviceBuffer::bytes).sum();
        return needed <= available / 100 * PERCENT;
    }

    private long bytes(String memory, int entries) {
        return (long) entries * (memories.isLabels(memory) ? Integer.BYTES : type.bytes());
    }

    /// The buffer behind a memory.
    ///
    /// @param memory its name
    DeviceBuffer of(String memory) {
        KeptArray array = kept.get(memory);
        return array != null ? array.upToDate() : Objects.requireNonNull(buffers.get(memory), memory);
    }
}
