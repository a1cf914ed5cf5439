// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;

/// Memory of a device. Every transfer is held against its size first: beyond it a driver would write over what belongs to others.
///
/// Transfers keep their order with the kernels that use the buffer. While no kernel does, they go beside what the device is busy with.
/// A buffer that is dropped without being closed is freed in time.
public final class DeviceBuffer implements AutoCloseable {
    private static final Pointer ZERO = Pointer.to(ByteBuffer.allocateDirect(1));

    private final Session session;
    private final cl_mem memory;
    private final Pointer pointer;
    private final long bytes;
    private final NativeObjects.Owned owned;
    private volatile boolean closed;
    private volatile long lastUse;

    DeviceBuffer(Session session, cl_mem memory, long bytes, NativeObjects.Owned owned) {
        this.session = session;
        this.memory = memory;
        this.pointer = Pointer.to(memory);
        this.bytes = bytes;
        this.owned = owned;
        NativeObjects.releaseWith(this, owned);
    }

    /// How much it holds.
    ///
    /// @return in bytes
    public long bytes() {
        return bytes;
    }

    /// Copies from the beginning of an array to its own beginning. The array may be changed as soon as this returns.
    ///
    /// @param array `float[]`, `double[]` or `int[]`
    /// @param count how many entries
    public void write(Object array, int count) {
        ArrayKind kind = checked(array, count);
        boolean aside = isIdle();
        long before = session.progress().launched();
        try {
            session.transfer((long) count * kind.bytes()).write(queue(aside), memory, array, kind, count);
        } finally {
            Reference.reachabilityFence(this);
        }
        waited(aside, count, before);
    }

    /// Copies from its own beginning to the beginning of an array, after everything that was enqueued before and uses it.
    ///
    /// @param array `float[]`, `double[]` or `int[]`
    /// @param count how many entries
    public void read(Object array, int count) {
        ArrayKind kind = checked(array, count);
        boolean aside = isIdle();
        long before = session.progress().launched();
        try {
            session.transfer((long) count * kind.bytes()).read(queue(aside), memory, array, kind, count);
        } finally {
            Reference.reachabilityFence(this);
        }
        waited(aside, count, before);
    }

    /// Whether all kernels that were given it are known to be done.
    ///
    /// @return true if a transfer need not wait for any
    public boolean isIdle() {
        return session.progress().isDone(lastUse);
    }

    /// Notes that a launch was enqueued which uses it.
    void usedBy(long launch) {
        lastUse = launch;
    }

    private cl_command_queue queue(boolean aside) {
        return aside ? session.transferQueue() : session.queue();
    }

    /// Only a transfer that moves something waits.
    private void waited(boolean aside, int count, long launched) {
        if (!aside && count > 0) {
            session.progress().reach(launched);
        }
    }

    /// Sets every byte to 0, in the order of the queue.
    public void zero() {
        requireOpen();
        if (bytes == 0) {
            return;
        }
        try {
            Status.demand("clEnqueueFillBuffer",
                    () -> CL.clEnqueueFillBuffer(session.queue(), memory, ZERO, 1, 0, bytes, 0, null, null));
            usedBy(session.progress().launch());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// What a kernel of a session is given.
    Pointer pointer(Session user) {
        requireOpen();
        if (user != session) {
            throw new IllegalArgumentException("the buffer belongs to another session");
        }
        return pointer;
    }

    private ArrayKind checked(Object array, int count) {
        requireOpen();
        ArrayKind kind = ArrayKind.of(array);
        if (count < 0 || count > kind.length(array) || (long) count * kind.bytes() > bytes) {
            throw new IndexOutOfBoundsException(count + " entries of an array of " + kind.length(array)
                    + " do not go with a buffer of " + bytes + " bytes");
        }
        return kind;
    }

    private void requireOpen() {
        session.requireOpen();
        if (closed) {
            throw new IllegalStateException("the buffer is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        owned.close();
    }
}
