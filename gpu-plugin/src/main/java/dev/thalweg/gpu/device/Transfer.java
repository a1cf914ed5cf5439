// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import org.jocl.cl_command_queue;
import org.jocl.cl_mem;

/// A way between arrays and the memory of a device. Each transfer is waited for.
///
/// JOCL is never given an array: it would hold up the collector for the whole transfer. Nor is it asked for a transfer that it does not
/// wait for: it then keeps a thread that waits for the event, and reads the event's Java object only there. Once that object stands for the
/// next transfer, the thread releases an event that is still in use, and the JVM dies.
interface Transfer {
    /// Copies from the beginning of an array to the beginning of a memory.
    void write(cl_command_queue queue, cl_mem target, Object array, ArrayKind kind, int count);

    /// Copies from the beginning of a memory to the beginning of an array.
    void read(cl_command_queue queue, cl_mem source, Object array, ArrayKind kind, int count);
}
