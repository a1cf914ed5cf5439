// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_INVALID_BUFFER_SIZE;
import static org.jocl.CL.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.jocl.CL.CL_OUT_OF_HOST_MEMORY;
import static org.jocl.CL.CL_OUT_OF_RESOURCES;
import static org.jocl.CL.CL_SUCCESS;

import dev.thalweg.api.ThalwegException;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jocl.CL;
import org.jocl.CLException;

/// What the statuses of OpenCL mean.
///
/// JOCL either returns a status or throws it, by a switch that is global to the process and not ours to turn: every call is made so
/// that both are understood.
final class Status {
    private Status() {
    }

    /// The status of a call, however JOCL hands it over.
    static int of(IntSupplier call) {
        try {
            return call.getAsInt();
        } catch (CLException e) {
            return e.getStatus();
        }
    }

    /// Makes a call that has to succeed.
    static void demand(String what, IntSupplier call) {
        demand(of(call), what);
    }

    static void demand(int status, String what) {
        if (status != CL_SUCCESS) {
            throw failure(status, what);
        }
    }

    /// Makes something, by a call that tells its status in an array.
    static <T> T create(String what, Function<int[], T> call) {
        int[] status = new int[1];
        try {
            T created = call.apply(status);
            demand(status[0], what);
            return created;
        } catch (CLException e) {
            throw failure(e.getStatus(), what);
        }
    }

    /// The error for a call that failed. Some drivers find out that memory is short when they first use it, so a lack of it can be the
    /// answer to any call.
    static ThalwegException failure(int status, String what) {
        String name = CL.stringFor_errorCode(status);
        return switch (status) {
            case CL_MEM_OBJECT_ALLOCATION_FAILURE, CL_OUT_OF_RESOURCES, CL_OUT_OF_HOST_MEMORY,
                    CL_INVALID_BUFFER_SIZE ->
                new ThalwegException("TH-B014", "the OpenCL device ran out of memory ("
                        + what + ": " + name + "); use a smaller --batch or --hidden, or another device.");
            default -> new ThalwegException("TH-B016", "the OpenCL driver refused a call (" + what + ": " + name
                    + "); try another device, or 'simd'.");
        };
    }
}
