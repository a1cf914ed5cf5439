// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE_INVALIDATE_REGION;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;

/// The way to a device that has the host's memory: arrays are copied straight to where kernels read them, without a stop between.
///
/// JOCL makes objects for each mapping, and lets a thread wait for the end of it. That is the price of some ten thousand entries, so it is
/// for more than [#LEAST_BYTES]. The event for which that thread waits is one that nobody else knows.
final class Mapping implements Transfer {
    /// On PoCL a transfer of so much begins to be faster than by [Staging]; one of 16 MiB takes four tenths of the time.
    static final long LEAST_BYTES = 256 << 10;
    /// Buffers of Java address less than 2 GiB.
    private static final int MOST_BYTES = 1 << 30;

    @Override
    public void write(cl_command_queue queue, cl_mem target, Object array, ArrayKind kind, int count) {
        int most = MOST_BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            ByteBuffer there = map(queue, target, CL_MAP_WRITE_INVALIDATE_REGION, kind, done, part);
            kind.copy(array, done, MemorySegment.ofBuffer(there), part);
            unmap(queue, target, there);
        }
    }

    @Override
    public void read(cl_command_queue queue, cl_mem source, Object array, ArrayKind kind, int count) {
        int most = MOST_BYTES / kind.bytes();
        for (int done = 0; done < count; done += most) {
            int part = Math.min(most, count - done);
            ByteBuffer there = map(queue, source, CL_MAP_READ, kind, done, part);
            kind.copy(MemorySegment.ofBuffer(there), array, done, part);
            unmap(queue, source, there);
        }
    }

    private static ByteBuffer map(cl_command_queue queue, cl_mem memory, long access, ArrayKind kind, int from,
            int count) {
        return Status.create("clEnqueueMapBuffer", status -> CL.clEnqueueMapBuffer(queue, memory, true, access,
                (long) from * kind.bytes(), (long) count * kind.bytes(), 0, null, null, status));
    }

    private static void unmap(cl_command_queue queue, cl_mem memory, ByteBuffer there) {
        Status.demand("clEnqueueUnmapMemObject",
                () -> CL.clEnqueueUnmapMemObject(queue, memory, there, 0, null, null));
        Status.demand("clFinish", () -> CL.clFinish(queue));
    }
}
