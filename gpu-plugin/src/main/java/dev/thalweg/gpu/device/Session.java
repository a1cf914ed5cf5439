// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_INVALID_BUFFER_SIZE;
import static org.jocl.CL.CL_MEM_ALLOC_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;

import dev.thalweg.api.ThalwegException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;
import org.jocl.cl_queue_properties;

/// Work on one device: a context, a queue of kernels that keeps its order, another one for transfers that need not wait for kernels, and
/// everything made for them.
///
/// Safe for use by several threads; their work takes turns in the queue. Kernels belong to one thread at a time.
public final class Session implements AutoCloseable {
    private final Device device;
    private final NativeObjects objects = new NativeObjects();
    private final Budget budget;
    private final cl_device_id id;
    private final cl_context context;
    private final cl_command_queue queue;
    private final cl_command_queue transferQueue;
    private final Progress progress = new Progress();
    private final Transfer staging;
    private final Transfer mapping = new Mapping();
    private final Map<String, DeviceProgram> programs = new ConcurrentHashMap<>();
    private final StampedLock use = new StampedLock();
    private volatile boolean closed;

    private Session(Device device, long budgetBytes) {
        this.device = device;
        this.budget = new Budget(budgetBytes);
        Queries.Handles handles = Queries.handles(device);
        this.id = handles.device();
        try {
            this.context = createContext(handles);
            this.queue = createQueue();
            this.transferQueue = createQueue();
            this.staging = new Staging(objects, context, transferQueue);
        } catch (RuntimeException e) {
            objects.releaseAll();
            throw e;
        }
        objects.releaseAllWith(this);
    }

    /// Begins work on a device, with most of its memory.
    ///
    /// @param device from [Devices#choose]
    /// @return a session that the caller closes
    public static Session open(Device device) {
        return open(device, Budget.of(device));
    }

    /// Begins work on a device.
    ///
    /// @param device from [Devices#choose]
    /// @param budgetBytes the most device memory it may take
    /// @return a session that the caller closes
    public static Session open(Device device, long budgetBytes) {
        return new Session(device, budgetBytes);
    }

    /// How many native objects of all sessions live: 0 once all are closed.
    ///
    /// @return the number
    public static long liveObjects() {
        return NativeObjects.live();
    }

    /// The device it works on.
    ///
    /// @return the device
    public Device device() {
        return device;
    }

    /// The device memory in use.
    ///
    /// @return in bytes
    public long usedBytes() {
        return budget.used();
    }

    /// The device memory that may still be taken.
    ///
    /// @return in bytes
    public long freeBytes() {
        return budget.left();
    }

    /// Takes device memory; what it holds at first is undefined.
    ///
    /// @param bytes how much, at least 0
    /// @return the memory, which lives until it is closed, dropped, or the session is closed
    /// @throws ThalwegException `TH-B014` if there is not so much
    public DeviceBuffer buffer(long bytes) {
        requireOpen();
        long taken = Math.max(Long.BYTES, bytes); // OpenCL has no empty buffers
        if (taken > device.limits().bufferBytes()) {
            throw Status.failure(CL_INVALID_BUFFER_SIZE, "a tensor of " + bytes + " bytes where one may have "
                    + device.limits().bufferBytes());
        }
        budget.take(taken);
        try {
            // Where the device has the host's memory, this flag has it taken now, so that a lack of it is an answer and not a crash later.
            long flags = CL_MEM_READ_WRITE | (device.limits().unified() ? CL_MEM_ALLOC_HOST_PTR : 0);
            cl_mem memory = Status.create("clCreateBuffer of " + bytes + " bytes",
                    status -> CL.clCreateBuffer(context, flags, taken, null, status));
            Budget returnedTo = budget;
            return new DeviceBuffer(this, memory, bytes, objects.own(() -> {
                CL.clReleaseMemObject(memory);
                returnedTo.giveBack(taken);
            }));
        } catch (RuntimeException e) {
            budget.giveBack(taken);
            throw e;
        }
    }

    /// Builds OpenCL C, or finds what was built from the same text before.
    ///
    /// @param name for messages
    /// @param source OpenCL C 1.2
    /// @param options options of the compiler, beside the version of the language
    /// @return the program
    /// @throws ThalwegException `TH-B013`, with the compiler's log and the lines it names, if it does not build
    public DeviceProgram program(String name, String source, String options) {
        requireOpen();
        return programs.computeIfAbsent(options + '\n' + source,
                _ -> DeviceProgram.build(this, name, source, "-cl-std=CL1.2 " + options));
    }

    /// Waits until everything that was enqueued is done.
    public void finish() {
        requireOpen();
        long before = progress.launched();
        Status.demand("clFinish", () -> CL.clFinish(queue));
        progress.reach(before);
    }

    /// Sees to it that the device begins with what was enqueued. Does not wait for it.
    public void flush() {
        requireOpen();
        Status.demand(flushed(), "clFlush");
    }

    private int flushed() {
        try {
            return CL.clFlush(queue);
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    /// Begins something that a closing session has to wait for. Such things do not nest.
    ///
    /// @return what ends it by [#leave]
    /// @throws ThalwegException `TH-B006` if the session is closed
    public long enter() {
        long stamp = use.readLock();
        if (closed) {
            use.unlockRead(stamp);
            throw closedError();
        }
        return stamp;
    }

    /// Ends what [#enter] began.
    ///
    /// @param stamp what it returned
    public void leave(long stamp) {
        use.unlockRead(stamp);
    }

    boolean isOpen() {
        return !closed;
    }

    void requireOpen() {
        if (closed) {
            throw closedError();
        }
    }

    private static ThalwegException closedError() {
        return new ThalwegException("TH-B006", "the backend 'opencl' is closed; open an engine again to go on.");
    }

    /// A thread that was interrupted starts nothing more. What is under way ends first, since it may use the caller's arrays.
    void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            finish();
            throw new ThalwegException("TH-B017",
                    "the thread was interrupted, so a run on the OpenCL device stopped between two kernels; what it was to write is"
                            + " undefined. Run again once the interrupt is cleared.");
        }
    }

    cl_device_id id() {
        return id;
    }

    cl_context context() {
        return context;
    }

    cl_command_queue queue() {
        return queue;
    }

    cl_command_queue transferQueue() {
        return transferQueue;
    }

    Progress progress() {
        return progress;
    }

    /// The faster way for so many bytes.
    Transfer transfer(long bytes) {
        return device.limits().unified() && bytes >= Mapping.LEAST_BYTES ? mapping : staging;
    }

    NativeObjects objects() {
        return objects;
    }

    private cl_context createContext(Queries.Handles handles) {
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL_CONTEXT_PLATFORM, handles.platform());
        cl_context created = Status.create("clCreateContext",
                status -> CL.clCreateContext(properties, 1, new cl_device_id[] {id}, null, null, status));
        objects.own(() -> CL.clReleaseContext(created));
        return created;
    }

    private cl_command_queue createQueue() {
        cl_command_queue created = Status.create("clCreateCommandQueue", this::createQueue);
        objects.own(() -> {
            CL.clFinish(created);
            CL.clReleaseCommandQueue(created);
        });
        return created;
    }

    @SuppressWarnings("deprecation") // platforms of OpenCL 1 know nothing newer
    private cl_command_queue createQueue(int[] status) {
        try {
            return CL.clCreateCommandQueueWithProperties(context, id, new cl_queue_properties(), status);
        } catch (UnsupportedOperationException e) {
            return CL.clCreateCommandQueue(context, id, 0, status);
        }
    }

    /// Waits for runs in progress and for the queue, and releases everything. Closing twice is allowed.
    @Override
    public void close() {
        long stamp = use.writeLock();
        try {
            if (!closed) {
                closed = true;
                Status.of(() -> CL.clFinish(queue));
                programs.clear();
                objects.releaseAll();
            }
        } finally {
            use.unlockWrite(stamp);
        }
    }
}
