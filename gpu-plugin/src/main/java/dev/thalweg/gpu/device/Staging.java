// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE;
import static org.jocl.CL.CL_MEM_ALLOC_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/// The way to any device: through memory of the driver, which the collector does not move and a card can fetch from by itself. It allocates
/// nothing.
final class Staging implements Transfer {
    private static final int BYTES = 4 << 20;

    private final MemorySegment memory;
    private final Pointer pointer;

    Staging(NativeObjects objects, cl_context context, cl_command_queue queue) {
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

    @Override
    public synchronized void write(cl_command_queue queue, cl_mem target, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            kind.copy(array, done, memory, part);
            Status.demand(enqueueWrite(queue, target, (long) done * kind.bytes(), (long) part * kind.bytes()),
                    "clEnqueueWriteBuffer");
        }
    }

    @Override
    public synchronized void read(cl_command_queue queue, cl_mem source, Object array, ArrayKind kind, int count) {
        int most = BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            Status.demand(enqueueRead(queue, source, (long) done * kind.bytes(), (long) part * kind.bytes()),
                    "clEnqueueReadBuffer");
            kind.copy(memory, array, done, part);
        }
    }

    private int enqueueWrite(cl_command_queue queue, cl_mem target, long at, long bytes) {
        try {
            return CL.clEnqueueWriteBuffer(queue, target, true, at, bytes, pointer, 0, null, null);
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    private int enqueueRead(cl_command_queue queue, cl_mem source, long at, long bytes) {
        try {
            return CL.clEnqueueReadBuffer(queue, source, true, at, bytes, pointer, 0, null, null);
        } catch (CLException e) {
            return e.getStatus();
        }
    }
}
