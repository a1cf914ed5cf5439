// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu;

import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_NOT_FOUND;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_PLATFORM_NAME;
import static org.jocl.CL.CL_SUCCESS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.jspecify.annotations.Nullable;

/// The questions put to the drivers. The only class that names JOCL; [Drivers] prepares the ground for it.
final class Queries {
    /// Of the extension `cl_khr_icd`; JOCL has no name for it.
    private static final int CL_PLATFORM_NOT_FOUND_KHR = -1001;

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
        } catch (CLException e) {
            return new Probe.Missing(Probe.Reason.DRIVER_FAILED, CL.stringFor_errorCode(e.getStatus()));
        }
    }

    private static List<cl_platform_id> platforms() {
        int[] count = new int[1];
        int status = status(() -> CL.clGetPlatformIDs(0, null, count));
        if (status == CL_PLATFORM_NOT_FOUND_KHR || count[0] == 0) {
            return List.of();
        }
        demand(status);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        demand(status(() -> CL.clGetPlatformIDs(platforms.length, platforms, null)));
        return List.of(platforms);
    }

    private static List<cl_device_id> devices(cl_platform_id platform) {
        int[] count = new int[1];
        int status = status(() -> CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count));
        if (status == CL_DEVICE_NOT_FOUND || count[0] == 0) {
            return List.of();
        }
        demand(status);
        cl_device_id[] devices = new cl_device_id[count[0]];
        demand(status(() -> CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null)));
        return List.of(devices);
    }

    private static Device describe(int index, cl_platform_id platform, cl_device_id device) {
        return new Device(index, type(number(device, CL_DEVICE_TYPE)),
                text((size, value, needed) -> CL.clGetPlatformInfo(platform, CL_PLATFORM_NAME, size, value, needed)),
                text(device, CL_DEVICE_NAME), text(device, CL_DEVICE_VERSION),
                text(device, CL_DEVICE_EXTENSIONS).contains("cl_khr_fp64"), number(device, CL_DEVICE_GLOBAL_MEM_SIZE));
    }

    private static Device.Type type(long bits) {
        if ((bits & CL_DEVICE_TYPE_GPU) != 0) {
            return Device.Type.GPU;
        }
        return (bits & CL_DEVICE_TYPE_CPU) != 0 ? Device.Type.CPU : Device.Type.OTHER;
    }

    private static long number(cl_device_id device, int what) {
        long[] value = new long[1];
        demand(status(() -> CL.clGetDeviceInfo(device, what, Sizeof.cl_ulong, Pointer.to(value), null)));
        return value[0];
    }

    private static String text(cl_device_id device, int what) {
        return text((size, value, needed) -> CL.clGetDeviceInfo(device, what, size, value, needed));
    }

    private static String text(Question question) {
        long[] needed = new long[1];
        demand(status(() -> question.ask(0, null, needed)));
        byte[] bytes = new byte[Math.toIntExact(needed[0])];
        demand(status(() -> question.ask(bytes.length, Pointer.to(bytes), null)));
        int withoutFinalZero = Math.max(0, bytes.length - 1);
        return new String(bytes, 0, withoutFinalZero, StandardCharsets.UTF_8).strip();
    }

    /// JOCL either returns a status or throws it, by a switch that is global to the process and not ours to turn.
    private static int status(IntSupplier call) {
        try {
            return call.getAsInt();
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    private static void demand(int status) {
        if (status != CL_SUCCESS) {
            throw new CLException(CL.stringFor_errorCode(status), status);
        }
    }

    /// An information call of OpenCL: first asked for the size of its answer, then for the answer.
    @FunctionalInterface
    private interface Question {
        int ask(long size, @Nullable Pointer value, long @Nullable [] needed);
    }
}
