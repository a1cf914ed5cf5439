// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.CL_SUCCESS;

import dev.thalweg.api.ThalwegException;
import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/// OpenCL C, built for a device. Belongs to its session, which closes it.
public final class DeviceProgram {
    private final Session session;
    private final String name;
    private final cl_program program;

    private DeviceProgram(Session session, String name, cl_program program) {
        this.session = session;
        this.name = name;
        this.program = program;
    }

    static DeviceProgram build(Session session, String name, String source, String options) {
        cl_program program = Status.create("clCreateProgramWithSource",
                status -> CL.clCreateProgramWithSource(session.context(), 1, new String[] {source}, null, status));
        NativeObjects.Owned owned = session.objects().own(() -> CL.clReleaseProgram(program));
        int status = Status.of(
                () -> CL.clBuildProgram(program, 1, new cl_device_id[] {session.id()}, options, null, null));
        if (status != CL_SUCCESS) {
            String log = log(session, program);
            owned.close();
            throw new ThalwegException("TH-B013",
                    "the OpenCL kernels of '" + name + "' do not build (" + CL.stringFor_errorCode(status)
                            + ", options "
                            + options.strip() + "):\n" + log + "\n" + Excerpt.of(source, log));
        }
        return new DeviceProgram(session, name, program);
    }

    /// A kernel of it.
    ///
    /// @param kernel its name
    /// @return a new one, for one thread at a time, which lives until it is closed, dropped, or the session is closed
    public DeviceKernel kernel(String kernel) {
        session.requireOpen();
        cl_kernel created = Status.create("clCreateKernel '" + kernel + "' of '" + name + "'",
                status -> CL.clCreateKernel(program, kernel, status));
        return new DeviceKernel(session, name + "." + kernel, created,
                session.objects().own(() -> CL.clReleaseKernel(created)));
    }

    private static String log(Session session, cl_program program) {
        long[] size = new long[1];
        int unknown = Status
                .of(() -> CL.clGetProgramBuildInfo(program, session.id(), CL_PROGRAM_BUILD_LOG, 0, null, size));
        if (unknown != CL_SUCCESS) {
            return "";
        }
        byte[] text = new byte[Math.toIntExact(size[0])];
        int status = Status.of(() -> CL.clGetProgramBuildInfo(program, session.id(), CL_PROGRAM_BUILD_LOG, text.length,
                Pointer.to(text), null));
        return status == CL_SUCCESS ? new String(text, StandardCharsets.UTF_8).replace("\0", "").strip() : "";
    }
}
