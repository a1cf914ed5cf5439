// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE;
import static org.jocl.CL.CL_MEM_ALLOC_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/// The way between arrays and device: through memory of the driver, which the collector does not move and a card can fetch from by itself.
///
/// JOCL is never given an array: it would hold up the collector for the whole transfer. Nor is it asked for a transfer that it does not
/// wait for: it then keeps a thread that waits for the event, and reads the event's Java object only there. Once that object stands for the
/// next transfer, the thread releases an event that is still in use, and the JVM dies.
final class Staging {
    private static final int BYTES = 4 << 20;

    private final cl_command_queue queue;
    private final MemorySegment memory;
    private final Pointer pointer;

    Staging(NativeObjects objects, cl_context context, cl_command_queue queue) {
        this.queue = queue;
        cl_mem pinned = Status.create("clCreateBuffer for transfers", status -> CL.clCreateBuffer(context,
                CL_MEM_READ_WRITE | CL_MEM_ALLOC_HOST_PTR, BYTES, null, status));
        NativeObjects.Owned unmapped = objects.own(() -> CL.clReleaseMemObject(pinned));
        ByteBuffer mapped = Status.create("clEnqueueMapBuffer", status -> CL.clEnqueueMapBuffer(queue, pinned, true,
                CL_MAP_READ | CL_MAP_WRITE, 0, BYTES, 0, null, null, status));
        objects.own(() -> {
            CL.clEnqueueUnmapMemObject(queue, pinned, mapped, 0, null, null);
            CL.clFinish(queue);
            unmapped.close();
        });
        memory = MemorySegment.ofBuffer(mapped);
        pointer = Pointer.to(mapped);
    }

    /// Copies an array to a device.
    synchronized void write(cl_mem target, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            long at = (long) done * kind.bytes();
            kind.copy(array, done, memory, part);
            Status.demand("clEnqueueWriteBuffer", () -> CL.clEnqueueWriteBuffer(queue, target, true, at,
                    (long) part * kind.bytes(), pointer, 0, null, null));
        }
    }

    /// Copies from a device to an array, once everything before it is done.
    synchronized void read(cl_mem source, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            long at = (long) done * kind.bytes();
            Status.demand("clEnqueueReadBuffer", () -> CL.clEnqueueReadBuffer(queue, source, true, at,
                    (long) part * kind.bytes(), pointer, 0, null, null));
            kind.copy(memory, array, done, part);
        }
    }
}
