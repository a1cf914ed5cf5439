// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_KERNEL_LOCAL_MEM_SIZE;
import static org.jocl.CL.CL_KERNEL_NUM_ARGS;
import static org.jocl.CL.CL_KERNEL_WORK_GROUP_SIZE;

import dev.thalweg.api.ThalwegException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jspecify.annotations.Nullable;

/// A kernel and its arguments. Not safe for use by several threads at once.
///
/// Arguments stay from run to run; giving one that is there already costs nothing, and neither setters nor runs allocate.
public final class DeviceKernel implements AutoCloseable {
    private final Session session;
    private final String name;
    private final String launch;
    private final String setArgument;
    private final cl_kernel kernel;
    private final NativeObjects.Owned owned;
    private final @Nullable Object[] given;
    private final long[] bits;
    private final long groupSize;
    private final long localBytesOfItsOwn;
    private final ByteBuffer number = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    private final Pointer toNumber = Pointer.to(number);
    private final long[] global = new long[2];
    private final long[] local = new long[2];
    private boolean closed;

    DeviceKernel(Session session, String name, cl_kernel kernel, NativeObjects.Owned owned) {
        this.session = session;
        this.name = name;
        this.launch = "clEnqueueNDRangeKernel of kernel " + name;
        this.setArgument = "clSetKernelArg of kernel " + name;
        this.kernel = kernel;
        this.owned = owned;
        NativeObjects.releaseWith(this, owned);
        int arguments = (int) Queries.number(
                (size, value) -> CL.clGetKernelInfo(kernel, CL_KERNEL_NUM_ARGS, size, value, null));
        this.given = new @Nullable Object[arguments];
        this.bits = new long[arguments];
        this.groupSize = ofGroup(CL_KERNEL_WORK_GROUP_SIZE);
        this.localBytesOfItsOwn = ofGroup(CL_KERNEL_LOCAL_MEM_SIZE);
    }

    private long ofGroup(int what) {
        return Queries.number(
                (size, value) -> CL.clGetKernelWorkGroupInfo(kernel, session.id(), what, size, value, null));
    }

    /// The most work-items of a group that this kernel can have.
    ///
    /// @return the number, often that of the device
    public long maxGroupSize() {
        return groupSize;
    }

    /// Gives it device memory.
    ///
    /// @param index which argument
    /// @param buffer the memory, which is kept alive
    public void buffer(int index, DeviceBuffer buffer) {
        Pointer pointer = buffer.pointer(session);
        if (given[index] != buffer) {
            set(index, Sizeof.cl_mem, pointer);
            given[index] = buffer;
        }
    }

    /// Gives it a whole number.
    ///
    /// @param index which argument
    /// @param value the number
    public void integer(int index, int value) {
        if (given[index] != Kind.INTEGER || bits[index] != value) {
            number.putInt(0, value);
            setNumber(index, Integer.BYTES, Kind.INTEGER, value);
        }
    }

    /// Gives it a number of 32 bits.
    ///
    /// @param index which argument
    /// @param value the number
    public void real(int index, float value) {
        int raw = Float.floatToRawIntBits(value);
        if (given[index] != Kind.FLOAT || bits[index] != raw) {
            number.putInt(0, raw);
            setNumber(index, Float.BYTES, Kind.FLOAT, raw);
        }
    }

    /// Gives it a number of 64 bits.
    ///
    /// @param index which argument
    /// @param value the number
    public void real(int index, double value) {
        long raw = Double.doubleToRawLongBits(value);
        if (given[index] != Kind.DOUBLE || bits[index] != raw) {
            number.putLong(0, raw);
            setNumber(index, Double.BYTES, Kind.DOUBLE, raw);
        }
    }

    /// Gives it memory that the work-items of a group share.
    ///
    /// @param index which argument
    /// @param bytes how much
    /// @throws ThalwegException `TH-B015` if the device has less
    public void local(int index, long bytes) {
        if (given[index] != Kind.LOCAL || bits[index] != bytes) {
            requireLocal(index, bytes);
            set(index, bytes, null);
            given[index] = Kind.LOCAL;
            bits[index] = bytes;
        }
    }

    /// Runs it in one dimension once all that was enqueued before is done. Does not wait for it.
    ///
    /// @param items how many work-items, a multiple of `group`; none is allowed
    /// @param group how many of them make a group
    public void run(long items, long group) {
        global[0] = items;
        local[0] = group;
        run(1, items, group);
    }

    /// Runs it in two dimensions once all that was enqueued before is done. Does not wait for it.
    ///
    /// @param columns work-items of the first dimension, a multiple of `groupColumns`; none is allowed
    /// @param rows work-items of the second dimension, a multiple of `groupRows`; none is allowed
    /// @param groupColumns a group's extent in the first dimension
    /// @param groupRows a group's extent in the second dimension
    public void run(long columns, long rows, long groupColumns, long groupRows) {
        global[0] = columns;
        global[1] = rows;
        local[0] = groupColumns;
        local[1] = groupRows;
        run(2, Math.min(columns, rows), groupColumns * groupRows);
    }

    private void run(int dimensions, long items, long group) {
        requireOpen();
        session.requireUninterrupted();
        if (group > groupSize) {
            throw new ThalwegException("TH-B015", "kernel " + name + " needs groups of " + group
                    + " work-items; the OpenCL device allows it " + groupSize + ". Choose another device, or 'simd'.");
        }
        if (items == 0) {
            return;
        }
        try {
            Status.demand(enqueue(dimensions), launch);
            noteUse(session.progress().launch());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private int enqueue(int dimensions) {
        try {
            return CL.clEnqueueNDRangeKernel(session.queue(), kernel, dimensions, null, global, local, 0, null, null);
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    private void noteUse(long number) {
        for (Object argument : given) {
            if (argument instanceof DeviceBuffer buffer) {
                buffer.usedBy(number);
            }
        }
    }

    private void setNumber(int index, int size, Kind kind, long raw) {
        set(index, size, toNumber);
        given[index] = kind;
        bits[index] = raw;
    }

    private void set(int index, long size, @Nullable Pointer value) {
        requireOpen();
        given[index] = null;
        try {
            Status.demand(give(index, size, value), setArgument);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private int give(int index, long size, @Nullable Pointer value) {
        try {
            return CL.clSetKernelArg(kernel, index, size, value);
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    /// PoCL does not check this, but ends the process.
    private void requireLocal(int index, long bytes) {
        long all = localBytesOfItsOwn + bytes;
        for (int other = 0; other < given.length; other++) {
            all += other != index && given[other] == Kind.LOCAL ? bits[other] : 0;
        }
        long most = session.device().limits().localBytes();
        if (all > most) {
            throw new ThalwegException("TH-B015", "kernel " + name + " needs " + all
                    + " bytes of local memory; the OpenCL device has " + most + ". Choose another device, or 'simd'.");
        }
    }

    private void requireOpen() {
        session.requireOpen();
        if (closed) {
            throw new IllegalStateException("kernel " + name + " is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        owned.close();
    }

    @Override
    public String toString() {
        return name;
    }

    /// What an argument is that is no buffer.
    private enum Kind {
        INTEGER, FLOAT, DOUBLE, LOCAL
    }
}
