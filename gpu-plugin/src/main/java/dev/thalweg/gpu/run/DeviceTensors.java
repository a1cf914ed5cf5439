// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.gpu.device.DeviceBuffer;
import dev.thalweg.gpu.device.KeptArray;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.emit.Memories;
import java.util.HashMap;
import java.util.List;
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
    /// @param needs how many entries each memory must hold
    /// @throws ThalwegException `TH-B014` if there is not enough
    void require(List<Resolution.Need> needs) {
        try {
            grow(needs);
        } catch (ThalwegException _) {
            session.finish(); // a driver keeps what kernels still use
            buffers.values().forEach(DeviceBuffer::close);
            buffers.clear();
            grow(needs);
        }
    }

    private void grow(List<Resolution.Need> needs) {
        for (int i = 0; i < needs.size(); i++) {
            Resolution.Need need = needs.get(i);
            if (!kept.containsKey(need.memory())) {
                grow(need.memory(), bytes(need));
            }
        }
    }

    private void grow(String memory, long bytes) {
        DeviceBuffer held = buffers.get(memory);
        if (held == null || held.bytes() < bytes) {
            if (held != null) {
                session.finish();
                buffers.remove(memory);
                held.close();
            }
            buffers.put(memory, session.buffer(bytes));
        }
    }

    /// Whether there would be room, with something left for what is no tensor.
    ///
    /// @param needs how many entries each memory must hold
    boolean haveRoomFor(List<Resolution.Need> needs) {
        long needed = needs.stream().filter(need -> !kept.containsKey(need.memory())).mapToLong(this::bytes)
                .sum();
        long available = session.freeBytes() + buffers.values().stream().mapToLong(DeviceBuffer::bytes).sum();
        return needed <= available / 100 * PERCENT;
    }

    private long bytes(Resolution.Need need) {
        return (long) need.entries() * (memories.isLabels(need.memory()) ? Integer.BYTES : type.bytes());
    }

    /// The buffer behind a memory.
    ///
    /// @param memory its name
    DeviceBuffer of(String memory) {
        KeptArray array = kept.get(memory);
        return array != null ? array.upToDate() : Objects.requireNonNull(buffers.get(memory), memory);
    }
}
