// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.ElementType;
import dev.thalweg.gpu.device.DeviceBuffer;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.gpu.emit.Memories;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The device memory of an invocation by name. It grows when sizes ask for more.
final class DeviceTensors {
    private final Session session;
    private final ElementType type;
    private final Memories memories;
    private final Map<String, DeviceBuffer> buffers = new HashMap<>();

    DeviceTensors(Session session, ElementType type, Memories memories) {
        this.session = session;
        this.type = type;
        this.memories = memories;
    }

    /// Makes room.
    ///
    /// @param entries how many entries each memory must hold
    void require(Map<String, Integer> entries) {
        entries.forEach((memory, count) -> {
            long bytes = (long) count * (memories.isLabels(memory) ? Integer.BYTES : type.bytes());
            DeviceBuffer held = buffers.get(memory);
            if (held == null || held.bytes() < bytes) {
                if (held != null) {
                    held.close();
                }
                buffers.put(memory, session.buffer(bytes));
            }
        });
    }

    /// The buffer behind a memory.
    ///
    /// @param memory its name
    DeviceBuffer of(String memory) {
        return Objects.requireNonNull(buffers.get(memory), memory);
    }
}
