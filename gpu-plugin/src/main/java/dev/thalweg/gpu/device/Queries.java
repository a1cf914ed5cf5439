// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_DEVICE_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_COMPILER_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_HOST_UNIFIED_MEMORY;
import static org.jocl.CL.CL_DEVICE_LOCAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_NOT_FOUND;
import static org.jocl.CL.CL_DEVICE_SINGLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static org.jocl.CL.CL_PLATFORM_NAME;

import dev.thalweg.api.ThalwegException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.jspecify.annotations.Nullable;

/// The questions put to the drivers about their devices; [Drivers] prepares the ground for them.
final class Queries {
    /// Of the extension `cl_khr_icd`; JOCL has no name for it.
    private static final int CL_PLATFORM_NOT_FOUND_KHR = -1001;

    private static final Map<Integer, Handles> HANDLES = new ConcurrentHashMap<>();

    private Queries() {
    }

    /// All devices of all platforms.
    static Probe probe() {
        try {
            List<cl_platform_id> platforms = platforms();
            if (platforms.isEmpty()) {
                return new Probe.Missing(Probe.Reason.NO_PLATFORM, "");
            }
            List<Device> devices = new ArrayList<>();
            for (cl_platform_id platform : platforms) {
                for (cl_device_id device : devices(platform)) {
                    devices.add(describe(devices.size(), platform, device));
                }
            }
            return devices.isEmpty() ? new Probe.Missing(Probe.Reason.NO_DEVICE, "") : new Probe.Found(devices);
        } catch (ThalwegException e) {
            return new Probe.Missing(Probe.Reason.DRIVER_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static List<cl_platform_id> platforms() {
        int[] count = new int[1];
        int status = Status.of(() -> CL.clGetPlatformIDs(0, null, count));
        if (status == CL_PLATFORM_NOT_FOUND_KHR || count[0] == 0) {
            return List.of();
        }
        Status.demand(status, "clGetPlatformIDs");
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        Status.demand("clGetPlatformIDs", () -> CL.clGetPlatformIDs(platforms.length, platforms, null));
        return List.of(platforms);
    }

    private static List<cl_device_id> devices(cl_platform_id platform) {
        int[] count = new int[1];
        int status = Status.of(() -> CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count));
        if (status == CL_DEVICE_NOT_FOUND || count[0] == 0) {
            return List.of();
        }
        Status.demand(status, "clGetDeviceIDs");
        cl_device_id[] devices = new cl_device_id[count[0]];
        Status.demand("clGetDeviceIDs",
                () -> CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null));
        return List.of(devices);
    }

    private static Device describe(int index, cl_platform_id platform, cl_device_id device) {
        Device described = new Device(index, type(number(device, CL_DEVICE_TYPE)),
                text((size, value, needed) -> CL.clGetPlatformInfo(platform, CL_PLATFORM_NAME, size, value, needed)),
                text(device, CL_DEVICE_NAME), text(device, CL_DEVICE_VERSION), arithmetic(device), limits(device),
                obstacle(device));
        HANDLES.put(described.index(), new Handles(platform, device));
        return described;
    }

    private static Device.Arithmetic arithmetic(cl_device_id device) {
        return new Device.Arithmetic(text(device, CL_DEVICE_EXTENSIONS).contains("cl_khr_fp64"),
                (number(device, CL_DEVICE_SINGLE_FP_CONFIG) & CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0);
    }

    @SuppressWarnings("deprecation") // nothing newer says whether memory is shared, and all drivers answer
    private static Device.Limits limits(cl_device_id device) {
        return new Device.Limits(number(device, CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL_DEVICE_LOCAL_MEM_SIZE), (int) number(device, CL_DEVICE_MAX_WORK_GROUP_SIZE),
                (int) number(device, CL_DEVICE_MAX_COMPUTE_UNITS), number(device, CL_DEVICE_HOST_UNIFIED_MEMORY) != 0);
    }

    private static String obstacle(cl_device_id device) {
        if (number(device, CL_DEVICE_AVAILABLE) == 0) {
            return "its driver says that it is not available; see what else uses it";
        }
        if (number(device, CL_DEVICE_COMPILER_AVAILABLE) == 0) {
            return "its driver has no compiler; install the full driver";
        }
        return obstacleOf(text(device, CL_DEVICE_VERSION));
    }

    /// What stands in the way of a version such as `OpenCL 1.2 name`.
    static String obstacleOf(String version) {
        return version.matches("OpenCL (1\\.[01]|0\\.\\d)\\b.*")
                ? "it speaks an OpenCL older than 1.2; install a newer driver"
                : "";
    }

    /// What the driver calls a device that the probe has found.
    static Handles handles(Device device) {
        return Objects.requireNonNull(HANDLES.get(device.index()), "a device that was found");
    }

    private static Device.Type type(long bits) {
        if ((bits & CL_DEVICE_TYPE_GPU) != 0) {
            return Device.Type.GPU;
        }
        return (bits & CL_DEVICE_TYPE_CPU) != 0 ? Device.Type.CPU : Device.Type.OTHER;
    }

    private static long number(cl_device_id device, int what) {
        return number((size, value) -> CL.clGetDeviceInfo(device, what, size, value, null));
    }

    /// The answer to a question for a number of at most 64 bits; of a shorter one, the rest stays 0.
    static long number(NumberQuestion question) {
        ByteBuffer value = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Status.demand("a question", () -> question.ask(Long.BYTES, Pointer.to(value)));
        return value.getLong(0);
    }

    private static String text(cl_device_id device, int what) {
        return text((size, value, needed) -> CL.clGetDeviceInfo(device, what, size, value, needed));
    }

    private static String text(Question question) {
        long[] needed = new long[1];
        Status.demand("a question of its size", () -> question.ask(0, null, needed));
        byte[] bytes = new byte[Math.toIntExact(needed[0])];
        Status.demand("a question", () -> question.ask(bytes.length, Pointer.to(bytes), null));
        int withoutFinalZero = Math.max(0, bytes.length - 1);
        return new String(bytes, 0, withoutFinalZero, StandardCharsets.UTF_8).strip();
    }

    /// An information call of OpenCL: first asked for the size of its answer, then for the answer.
    @FunctionalInterface
    private interface Question {
        int ask(long size, @Nullable Pointer value, long @Nullable [] needed);
    }

    /// The same for numbers, whose size is known.
    @FunctionalInterface
    interface NumberQuestion {
        int ask(long size, Pointer value);
    }

    /// What a driver calls a device.
    record Handles(cl_platform_id platform, cl_device_id device) {
    }
}
