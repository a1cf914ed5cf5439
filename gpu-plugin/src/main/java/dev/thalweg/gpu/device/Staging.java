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
import org.jocl.cl_event;
import org.jocl.cl_mem;

/// The way between arrays and device: through memory of the driver, which the collector does not move and a card can fetch from by itself.
///
/// There are two halves, so that one is filled while the other is on its way. JOCL is never given an array: it would hold up the
/// collector for the whole transfer.
final class Staging {
    private static final int BYTES = 4 << 20;

    private final cl_command_queue queue;
    private final Half[] halves;
    private int next;

    Staging(NativeObjects objects, cl_context context, cl_command_queue queue) {
        this.queue = queue;
        this.halves = new Half[] {new Half(objects, context, queue), new Half(objects, context, queue)};
    }

    /// Copies an array to a device. Returns when it is copied from, which may be before it has arrived.
    synchronized void write(cl_mem target, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            Half half = half();
            kind.copy(array, done, half.memory, part);
            half.send(target, (long) done * kind.bytes(), (long) part * kind.bytes());
        }
    }

    /// Copies from a device to an array, once everything before it is done.
    synchronized void read(cl_mem source, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            Half half = half();
            half.fetch(source, (long) done * kind.bytes(), (long) part * kind.bytes());
            kind.copy(half.memory, array, done, part);
        }
    }

    private Half half() {
        Half half = halves[next];
        next = 1 - next;
        half.await();
        return half;
    }

    /// One half, and the transfer that may still read from it.
    private final class Half {
        private final MemorySegment memory;
        private final Pointer pointer;
        private final cl_event[] sent = {new cl_event()};
        private boolean sending;

        Half(NativeObjects objects, cl_context context, cl_command_queue queue) {
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
            this.memory = MemorySegment.ofBuffer(mapped);
            this.pointer = Pointer.to(mapped);
        }

        /// Waits until it may be written again.
        void await() {
            if (sending) {
                sending = false;
                int status = Status.of(() -> CL.clWaitForEvents(1, sent));
                CL.clReleaseEvent(sent[0]);
                Status.demand(status, "clWaitForEvents");
            }
        }

        void send(cl_mem target, long at, long bytes) {
            Status.demand("clEnqueueWriteBuffer",
                    () -> CL.clEnqueueWriteBuffer(queue, target, false, at, bytes, pointer, 0, null, sent[0]));
            sending = true;
        }

        void fetch(cl_mem source, long at, long bytes) {
            Status.demand("clEnqueueReadBuffer",
                    () -> CL.clEnqueueReadBuffer(queue, source, true, at, bytes, pointer, 0, null, null));
        }
    }
}
